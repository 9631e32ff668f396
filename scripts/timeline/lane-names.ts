/** How lanes are called. */
import type { Lane, LaneId, Recording } from '../recording/types.ts';

/** The name of a lane: what the program calls it; where names do not tell lanes apart, with arguments or the id. */
export function laneName({ lanes }: Pick<Recording, 'lanes'>, id: LaneId): string {
	const lane = lanes.find((lane) => lane.id === id);
	if (!lane) return id;
	const same = lanes.filter(({ name }) => name === lane.name);
	if (lane.name && same.length === 1) return lane.name;
	return namedByArguments(lane, same) ?? `${lane.name} ${shortId(lane)}`.trim();
}

/** A process's name where its frame has its id: with the arguments that tell it from others of the name. */
export function processName({ lanes }: Pick<Recording, 'lanes'>, lane: Lane): string {
	const same = lanes.filter(({ name }) => name === lane.name);
	return (same.length > 1 && namedByArguments(lane, same)) || lane.name;
}

/** `main.ts write A` beside `main.ts read`; undefined where arguments are alike, or long. */
function namedByArguments(lane: Lane, same: readonly Lane[]): string | undefined {
	const words = same.map(argumentsOf);
	if (new Set(words).size < same.length || words.some((text) => text === undefined || text.length > ARGUMENTS))
		return undefined;
	return `${lane.name} ${argumentsOf(lane)}`.trim();
}

const ARGUMENTS = 20;

function argumentsOf({ argv, name }: Lane): string | undefined {
	const program = argv?.findIndex((part) => part.split(/[\\/]/).at(-1) === name) ?? -1;
	return program < 0 ? undefined : argv?.slice(program + 1).join(' ');
}

/** A name in so many characters: its end stays, since numbers that tell names apart stand there. */
export function shortened(name: string, room: number): string {
	const [most, tail] = [Math.max(8, Math.floor(room)), 4];
	return name.length > most ? `${name.slice(0, most - tail - 1)}…${name.slice(-tail)}` : name;
}

/** `P1` for a process, `T1` for a thread of it. */
export function shortId({ id, kind }: Pick<Lane, 'id' | 'kind'>): string {
	return kind === 'thread' ? (id.split('.').at(-1) ?? id) : id;
}
