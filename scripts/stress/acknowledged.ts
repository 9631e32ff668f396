/** What the lanes of a run said that they did, and whether a recording has all of it. */
import fs from 'node:fs';
import path from 'node:path';
import type { Lane, Recording, RunEvent } from '../recording/types.ts';

/** One thing that a lane acknowledged right after the call that did it had returned. */
interface Said {
	mark?: number;
	out?: number;
	spawn?: number;
	send?: number;
	receive?: number;
	from?: string;
}

/** What all lanes said, by `<pid>-<thread>`. The last line may be torn. */
export function readAcknowledged(dir: string): Map<string, Said[]> {
	const files = fs.readdirSync(dir).filter((file) => file.endsWith('.said'));
	return new Map(
		files.map((file) => {
			const lines = fs.readFileSync(path.join(dir, file), 'utf8').split('\n').slice(0, -1);
			return [path.basename(file, '.said'), lines.map((line) => JSON.parse(line) as Said)];
		}),
	);
}

/** How many things were acknowledged. */
export function countOf(said: Map<string, Said[]>): number {
	return [...said.values()].reduce((sum, { length }) => sum + length, 0);
}

/** What was acknowledged and is not in the recording, in words. */
export function missing(recording: Recording, said: Map<string, Said[]>): string[] {
	const lanes = new Map(recording.lanes.map((lane) => [`${lane.pid}-${lane.threadId ?? 0}`, lane]));
	const events = Map.groupBy(recording.events, ({ lane }) => lane);
	const pids = new Set(recording.lanes.map(({ pid }) => pid));
	const sent = previews(recording);
	return [...said].flatMap(([name, things]) => {
		const lane = lanes.get(name);
		if (!lane) return [`no lane for ${name}, which did ${things.length} things`];
		const has = known(lane, name, events.get(lane.id) ?? [], sent);
		return things.flatMap((thing) => {
			const found = thing.spawn === undefined ? has(thing) : pids.has(thing.spawn);
			return found ? [] : [`${lane.id} (${name}): ${JSON.stringify(thing)}`];
		});
	});
}

/** What messages say, by message: `{"from":"812-0","n":4}` as `812-0 4`. */
function previews({ events }: Recording): Map<string, string> {
	const texts = new Map<string, string>();
	for (const event of events) {
		if (event.kind !== 'send') continue;
		const [, from, n] = /"from": ?"([\d-]+)", ?"n": ?(\d+)/.exec(event.preview ?? '') ?? [];
		if (event.message !== undefined && from !== undefined) texts.set(event.message, `${from} ${n}`);
	}
	return texts;
}

function known({ kind }: Lane, name: string, events: RunEvent[], texts: Map<string, string>): (thing: Said) => boolean {
	const marks = new Set(events.flatMap((event) => (event.kind === 'mark' ? event.detail : [])));
	const printed = events
		.flatMap((event) => (event.kind === 'out' && event.fd === 1 ? (event.text ?? '') : []))
		.join('');
	const outs = new Set(printed.split('\n'));
	const messages = (which: 'send' | 'receive') =>
		events.flatMap((event) => (event.kind === which && event.message !== undefined ? event.message : []));
	const sent = new Set(messages('send').map((message) => texts.get(message)));
	const received = new Set(messages('receive').map((message) => texts.get(message)));
	// Of a sender that was killed in the very call, the message may have come without the word of it.
	const unnamed = received.has(undefined);
	return ({ mark, out, send, receive, from }) => {
		if (mark !== undefined) return marks.has(mark);
		if (out !== undefined) return kind === 'thread' || outs.has(`${name} ${out}`);
		if (send !== undefined) return sent.has(`${name} ${send}`);
		if (receive !== undefined) return received.has(`${from} ${receive}`) || unnamed;
		return true;
	};
}
