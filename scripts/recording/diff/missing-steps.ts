import { skeletonOf } from '../skeleton.ts';
import type { Lane, LaneId, Recording } from '../types.ts';
import type { Difference } from './compare.ts';
import { type DiffWords, sentence } from './diff-words.ts';
import { laneKeys } from './lane-keys.ts';
import { type Step, stepsOf } from './steps.ts';

/** What only one of two recordings has: lanes, and steps of lanes that are alike. */
export function missingSteps(a: Recording, b: Recording, words: DiffWords): Difference[] {
	const differences = [...onlyIn(b, a, 'b', words), ...onlyIn(a, b, 'a', words), ...endings(a, b, words)];
	if (differences.length > 0) return differences;
	const started = startedAs(a, b, words);
	return started.length > 0 ? started : skeletonLines(a, b, words);
}

/** Which of several equal lanes did a step is chance, so steps are counted over all lanes of a kind. */
function onlyIn(one: Recording, other: Recording, side: 'a' | 'b', words: DiffWords): Difference[] {
	const [name, otherName] = side === 'a' ? [words.a, words.b] : [words.b, words.a];
	const [mine, theirs] = [countsOf(one, words), countsOf(other, words)];
	return [...mine].flatMap(([group, { lanes, steps }]): Difference[] => {
		const there = theirs.get(group);
		const from = there?.lanes.length ?? 0;
		const extra = lanes.slice(from).map((lane) => ({
			says: `Only ${name} has ${words.lane(one, lane.id)} (${lane.kind} ${lane.name}${argumentsOf(lane)}).`,
			[side]: { lane: lane.id, t: startOf(one, lane.id) },
		}));
		if (from === 0) return extra;
		const more = [...steps].flatMap(([key, found]) => {
			const count = there?.steps.get(key)?.length ?? 0;
			const [step] = found.slice(count);
			// More lanes do more: then only what the others never do is told.
			if (!step || (count > 0 && lanes.length !== from)) return [];
			const { lane, t } = step.event;
			const often = count > 0 ? ` (${found.length} such, ${count} in ${otherName})` : '';
			return { says: `Only in ${name}: ${words.lane(one, lane)} ${step.says}${often}.`, [side]: { lane, t } };
		});
		return [...extra, ...more];
	});
}

/** What tells two lanes apart whose names are one. */
const argumentsOf = ({ argv = [] }: Lane): string => (argv.length > 0 ? `: ${argv.join(' ')}` : '');

/** The lanes and steps of each kind of lane: those whose keys differ in their numbers alone. */
type Counts = Map<string, { lanes: Lane[]; steps: Map<string, Step[]> }>;

function countsOf(recording: Recording, words: DiffWords): Counts {
	const steps = stepsOf(recording, words);
	const keys = laneKeys(recording);
	const groups = Map.groupBy(recording.lanes, ({ id }) => (keys.get(id) ?? id).replace(/ \d+(?=\/|$)/g, ''));
	return new Map(
		[...groups].map(([group, lanes]) => {
			const all = lanes.flatMap(({ id }) => steps.get(id) ?? []);
			return [group, { lanes, steps: Map.groupBy(all, ({ key }) => key) }];
		}),
	);
}

function endings({ header: a }: Recording, { header: b }: Recording, words: DiffWords): Difference[] {
	const how = ({ exit }: typeof a) => (exit ? `ended with ${exit.cause ?? exit.signal ?? exit.code}` : 'has not ended');
	return how(a) === how(b) ? [] : [{ says: sentence(`${words.a} ${how(a)}; ${words.b} ${how(b)}.`) }];
}

/** What the program was started as: that alone may tell two variants of one program apart. */
function startedAs(a: Recording, b: Recording, words: DiffWords): Difference[] {
	const command = ({ lanes }: Recording) => lanes.find(({ parent }) => parent === undefined)?.argv?.join(' ') ?? '';
	const [one, two] = [command(a), command(b)];
	if (one === two) return [];
	return [{ says: sentence(`${words.a} was started as "${one}", and ${words.b} as "${two}".`) }];
}

/** Should steps not tell why skeletons differ, their lines do. */
function skeletonLines(a: Recording, b: Recording, words: DiffWords): Difference[] {
	const [mine, theirs] = [a, b].map((recording) => skeletonOf(recording).split('\n'));
	const only = (these: string[] = [], those: string[] = [], name: string) =>
		these.filter((line) => !those.includes(line)).map((line) => ({ says: `Only in ${name}: ${line.trim()}` }));
	return [...only(theirs, mine, words.b), ...only(mine, theirs, words.a)];
}

function startOf({ events }: Recording, lane: LaneId): number {
	return events.find((event) => event.lane === lane)?.t ?? 0;
}
