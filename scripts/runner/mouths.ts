/** Finds out which stream leads where: what descriptors, sockets and FIFOs of lanes are ends of. Pure. */
import type { KnownLane } from './known-lane.ts';
import type { BeginLine, EndLine, SpawnLine } from './lines.ts';
import type { Media, Medium, Mouth } from './media.ts';
import { type UnixPairs, unixPairs } from './unix-pairs.ts';

export interface Mouths extends Pick<UnixPairs, 'connected' | 'drop' | 'settle'> {
	/** A child is asked for. */
	asked(lane: KnownLane, line: SpawnLine): void;
	/** What the child of a spawn calls the pipes that it was given was seen. */
	named(token: string, files: Record<number, string>): void;
	/** A process says what its descriptors are. */
	begun(lane: KnownLane, line: BeginLine): void;
	/** A lane says what an end of its own is. Undefined where it leads out of the run. */
	opened(lane: KnownLane, line: EndLine): Mouth | undefined;
	/** Where a descriptor leads to that a process had when it began. */
	descriptor(lane: KnownLane, fd: number): Mouth | undefined;
	/** Where a file leads to that a lane which cannot report has under this descriptor. */
	file(lane: KnownLane, fd: number, file: string): Mouth | undefined;
	/** A lane has ended. */
	ended(lane: KnownLane): void;
	/** The same, as the side that a lane uses; it holds that side from now on. */
	used(mouth: Mouth, way: 'write' | 'read', lane: KnownLane): Mouth;
}

interface Connection {
	medium: Medium;
	/** The address of the one that connected. */
	client: string;
	/** Who had its two sides. */
	lanes: [Set<KnownLane>, Set<KnownLane>];
}

/** Of more than these the oldest wait no longer for their other ends. */
const MOST_CONNECTIONS = 10_000;
/** Where the system does not number its sockets. */
const NAMELESS = 'socket:0';
const WORDS = ['stdin', 'stdout', 'stderr'];

/** Nothing is known of any stream. `laneOf` gives the lane that came of a spawn. */
export function mouths(media: Media, laneOf: (token: string) => KnownLane | undefined): Mouths {
	const unix = unixPairs(media);
	const spawns = new Map<string, { parent: KnownLane; line: SpawnLine }>();
	const stdio = new Map<string, Medium>();
	const connections = new Map<string, Connection>();
	/** By identity of the file; undefined where it leads out of the run. */
	const files = new Map<string, Mouth | undefined>();
	const ends = new Map<KnownLane, Map<number, Mouth>>();
	const descriptors = new Map<KnownLane, Map<number, Mouth>>();
	let root: KnownLane | undefined;

	/** A child is given an end that its parent had: the parent's place is then the child's. */
	function asked(lane: KnownLane, line: SpawnLine): void {
		spawns.set(line.spawn, { parent: lane, line });
		for (const end of Object.values(line.gives ?? {})) {
			const mouth = ends.get(lane)?.get(end);
			if (!mouth) continue;
			const { medium, side } = mouth;
			medium.holder[side] = () => laneOf(line.spawn);
			if (medium.kind !== 'stdio') continue;
			medium.kind = 'pipe';
			delete medium.word;
		}
	}

	function begun(lane: KnownLane, line: BeginLine): void {
		const own = new Map<number, Mouth>();
		root ??= lane;
		for (const [number, file] of Object.entries(line.ends ?? {})) {
			const fd = Number(number);
			// What the first process was given leads out of the run.
			if (lane === root && !files.has(file) && file !== NAMELESS) files.set(file, undefined);
			const mouth = isSettled(file) ? files.get(file) : inherited(line.spawn, fd, file);
			if (!mouth) continue;
			if (mouth.medium.oneWay && fd <= 2) hold(mouth.medium, fd === 0 ? 1 : 0, lane);
			own.set(fd, mouth);
		}
		descriptors.set(lane, own);
	}

	/** Another pipe may come to have the name of one that is gone. */
	function isSettled(file: string): boolean {
		return files.has(file) && !files.get(file)?.medium.oneWay;
	}

	/** A descriptor whose file is not known yet: a pipe that somebody made, or what the parent gave. */
	function inherited(token: string, fd: number, file: string): Mouth | undefined {
		if (file.startsWith('pipe:')) return pipe(file, 'pipe', fd === 0 ? 1 : 0);
		const spawn = spawns.get(token);
		if (!spawn) return undefined;
		const { pipes, gives } = spawn.line;
		const given = ends.get(spawn.parent)?.get(gives?.[fd] ?? -1);
		const mouth = pipes?.includes(fd) ? childEnd(token, fd) : given;
		if (mouth && file !== NAMELESS) files.set(file, mouth);
		return mouth;
	}

	function childEnd(token: string, fd: number): Mouth {
		return { medium: stdioOf(token, fd), side: 1 };
	}

	function stdioOf(token: string, fd: number): Medium {
		const key = `${token} ${fd}`;
		let medium = stdio.get(key);
		if (!medium) {
			medium = media.create('stdio', [() => spawns.get(token)?.parent, () => laneOf(token)], WORDS[fd] ?? `fd${fd}`);
			stdio.set(key, medium);
		}
		return medium;
	}

	function pipe(file: string, kind: 'pipe' | 'fifo', side: 0 | 1): Mouth {
		const known = files.get(file);
		if (known && !isOver(known.medium)) return { medium: known.medium, side };
		const medium = media.create(kind, [nobody, nobody]);
		files.set(file, { medium, side });
		return { medium, side };
	}

	function opened(lane: KnownLane, line: EndLine): Mouth | undefined {
		const mouth = identify(lane, line);
		if (!mouth) return undefined;
		const own = ends.get(lane) ?? new Map<number, Mouth>();
		ends.set(lane, own.set(line.end, mouth));
		return mouth;
	}

	function identify(lane: KnownLane, line: EndLine): Mouth | undefined {
		const { child, file, fd, fifo, local, remote, unix: path } = line;
		if (child) return { medium: stdioOf(child.spawn, child.fd), side: 0 };
		if (local !== undefined && remote !== undefined) return connection(lane, line, local, remote);
		if (path !== undefined) return unix.end(lane, path, line.role === 'client', line.t);
		if (file === undefined) return undefined;
		if (isSettled(file)) return files.get(file);
		if (file.startsWith('pipe:')) return pipe(file, fifo ? 'fifo' : 'pipe', 0);
		return fd === undefined ? undefined : descriptor(lane, fd);
	}

	/** The two ends of a connection have the same two addresses. One that comes again is another connection. */
	function connection(lane: KnownLane, { role, tls }: EndLine, local: string, remote: string): Mouth {
		const key = `${tls ? 'tls ' : ''}${[local, remote].toSorted().join(' ')}`;
		let known = connections.get(key);
		if (!known || known.lanes[sideOf(known, local)].has(lane)) {
			const medium = media.create('tcp', [nobody, nobody]);
			known = { medium, client: role === 'server' ? remote : local, lanes: [new Set(), new Set()] };
			connections.set(key, known);
			const [oldest] = connections.keys();
			if (connections.size > MOST_CONNECTIONS) connections.delete(oldest as string);
		}
		const side = sideOf(known, local);
		known.lanes[side].add(lane);
		hold(known.medium, side, lane);
		return { medium: known.medium, side };
	}

	function descriptor(lane: KnownLane, fd: number): Mouth | undefined {
		return descriptors.get(lane.process)?.get(fd);
	}

	function file(lane: KnownLane, fd: number, name: string): Mouth | undefined {
		if (!files.has(name) && name.startsWith('socket:')) {
			const mouth = ofAncestor(lane, fd);
			if (mouth) files.set(name, mouth);
		}
		if (isSettled(name)) return files.get(name);
		return name.startsWith('pipe:') ? pipe(name, 'pipe', fd === 0 ? 1 : 0) : undefined;
	}

	/** Node gives sockets as pipes, which what the child starts may inherit. */
	function ofAncestor(lane: KnownLane, fd: number): Mouth | undefined {
		for (let heir: KnownLane | undefined = lane; heir?.lane.node === false; heir = heir.parent) {
			for (const [token, { line }] of spawns) {
				if (line.pipes?.includes(fd) && laneOf(token) === heir) return childEnd(token, fd);
			}
		}
		return undefined;
	}

	function hold(medium: Medium, side: 0 | 1, lane: KnownLane): void {
		if (!medium.holder[side]()) medium.holder[side] = () => lane;
	}

	return {
		asked,
		named(token, names) {
			for (const [fd, name] of Object.entries(names)) files.set(name, childEnd(token, Number(fd)));
		},
		begun,
		opened,
		descriptor,
		file,
		used(mouth, way, lane) {
			const { medium } = mouth;
			if (!medium.oneWay) return mouth;
			const side = way === 'write' ? 0 : 1;
			hold(medium, side, lane);
			return { medium, side };
		},
		ended(lane) {
			ends.delete(lane);
			descriptors.delete(lane);
		},
		connected: unix.connected,
		drop: unix.drop,
		settle: unix.settle,
	};
}

const nobody = (): undefined => undefined;

/** Nobody who had it is there any longer. */
const isOver = ({ holder }: Medium): boolean => holder.every((lane) => lane()?.ended);

const sideOf = ({ client }: Connection, local: string): 0 | 1 => (local === client ? 0 : 1);
