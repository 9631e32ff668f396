/** How lanes are called. */
import type { Lane, LaneId, Recording } from '../recording/types.ts';
import { plain } from './plain.ts';

/** The name of a lane: what the program calls it; where names do not tell lanes apart, with arguments or the id. */
export function laneName({ lanes }: Pick<Recording, 'lanes'>, id: LaneId): string {
	return namesOf(lanes).get(id)?.alone ?? id;
}

/** A process's name where its frame has its id: with the arguments that tell it from others of the name. */
export function processName({ lanes }: Pick<Recording, 'lanes'>, lane: Lane): string {
	return namesOf(lanes).get(lane.id)?.beside ?? lane.name;
}

/** What a lane is called where it stands alone, and beside its id. */
interface Names {
	alone: string;
	beside: string;
}

/** Asked for with each event: worked out once for the lanes of a recording, and anew when a lane comes. */
const known = new WeakMap<readonly Lane[], { count: number; names: Map<LaneId, Names> }>();

function namesOf(lanes: readonly Lane[]): Map<LaneId, Names> {
	const kept = known.get(lanes);
	if (kept?.count === lanes.length) return kept.names;
	const alike = Map.groupBy(lanes, ({ name }) => name);
	const names = new Map([...alike.values()].flatMap(namesOfAlike));
	known.set(lanes, { count: lanes.length, names });
	return names;
}

function namesOfAlike(same: readonly Lane[]): [LaneId, Names][] {
	const words = same.map(argumentsOf);
	const isTold = same.length > 1 && new Set(words).size === same.length;
	// `main.ts write A` beside `main.ts read`, unless arguments are alike, or long.
	const byArguments = isTold && words.every((text) => text !== undefined && text.length <= ARGUMENTS);
	return same.map((lane, index) => {
		const told = byArguments ? `${lane.name} ${words[index]}`.trim() : undefined;
		const withId = lane.name && same.length === 1 ? lane.name : `${lane.name} ${shortId(lane)}`.trim();
		return [lane.id, { alone: shownName(told ?? withId), beside: shownName(told || lane.name) }];
	});
}

const ARGUMENTS = 20;
/** A program may give a name of a megabyte, and each line and row that has it would take a second to draw. */
const LONGEST = 200;

const shownName = (name: string): string => plain(shortened(name, LONGEST));

function argumentsOf({ argv, name }: Lane): string | undefined {
	const program = argv?.findIndex((part) => part.split(/[\\/]/).at(-1) === name) ?? -1;
	return program < 0 ? undefined : argv?.slice(program + 1).join(' ');
}

/** A name in so many characters: its end stays, since numbers that tell names apart stand there. */
export function shortened(name: string, room: number, fewest = 8): string {
	const [most, tail] = [Math.max(fewest, Math.floor(room)), 4];
	return name.length > most ? `${name.slice(0, most - tail - 1)}…${name.slice(-tail)}` : name;
}

/** `P1` for a process, `T1` for a thread of it. */
export function shortId({ id, kind }: Pick<Lane, 'id' | 'kind'>): string {
	return kind === 'thread' ? (id.split('.').at(-1) ?? id) : id;
}
