import type { LaneId, Recording } from '../recording/types.ts';
import { type Step, stepsOf } from './narration/steps.ts';
import { counted } from './numbers.ts';
import { plain } from './plain.ts';

/** A sentence of the story of a run, and the moment at which it begins. */
export interface Sentence {
	t: number;
	lane: LaneId;
	says: string;
}

/** More would not be read, or listened to. */
const MOST = 60;
/** What is this much of the run apart is not told in one breath: a reader would take it for one moment. */
const APART = 0.05;
/** So close it is, however short the run, microseconds. */
const CLOSE = 10_000;
/** So many of the last ones stand after what was left out: how it ended matters. */
const LAST = 10;

/** The run as plain sentences in order; where there are too many, one of them says how many were left out. */
export function narrate(recording: Recording): Sentence[] {
	const groups = groupsOf(stepsOf(recording), Math.max(CLOSE, APART * (recording.events.at(-1)?.t ?? 0)));
	if (groups.length <= MOST) return toldOnce(groups.map(sentenceOf));
	const head = groups.slice(0, MOST - LAST - 1);
	const tail = groups.slice(-LAST);
	const left = groups.slice(head.length, -LAST);
	const { t, lane } = sentenceOf(left[0] as Step[]);
	const gap = `Here ${counted(left.length, 'sentence')} of the story ${left.length === 1 ? 'is' : 'are'} left out; the table has every event.`;
	return [...toldOnce(head.map(sentenceOf)), { t, lane, says: gap }, ...toldOnce(tail.map(sentenceOf))];
}

/** Neighbours of a kind, which become one sentence; what comes later than `apart` microseconds after another is told by itself. */
function groupsOf(steps: readonly Step[], apart: number): Step[][] {
	const groups: Step[][] = [];
	for (const step of steps) {
		const last = groups.at(-1);
		const before = last?.at(-1);
		if (last && before && step.like !== '' && before.like === step.like && step.t - before.t <= apart) last.push(step);
		else groups.push([step]);
	}
	return groups;
}

function sentenceOf(group: readonly Step[]): Sentence {
	const { t, lane, say } = group[0] as Step;
	return { t, lane, says: plain(say(group.map(({ words }) => words))) };
}

/** What is said twice in a row is said once, with how often. */
function toldOnce(sentences: readonly Sentence[]): Sentence[] {
	const told: (Sentence & { times: number })[] = [];
	for (const sentence of sentences) {
		const last = told.at(-1);
		if (last?.says === sentence.says) last.times++;
		else told.push({ ...sentence, times: 1 });
	}
	return told.map(({ times, says, ...when }) => ({
		...when,
		says: times === 1 ? says : `${says.replace(/\.$/, '')}: ${times} times in a row.`,
	}));
}
