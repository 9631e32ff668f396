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
/** So many of the last ones stand after what was left out: how it ended matters. */
const LAST = 10;

/** The run as plain sentences in order; where there are too many, one of them says how many were left out. */
export function narrate(recording: Recording): Sentence[] {
	return capped(toldOnce(sentencesOf(stepsOf(recording))));
}

/** Neighbours of a kind become one sentence. */
function sentencesOf(steps: readonly Step[]): Sentence[] {
	const groups: Step[][] = [];
	for (const step of steps) {
		const last = groups.at(-1);
		if (last && step.like !== '' && last[0]?.like === step.like) last.push(step);
		else groups.push([step]);
	}
	return groups.flatMap((group) => {
		const [first] = group;
		return first ? { t: first.t, lane: first.lane, says: plain(first.say(group.map(({ words }) => words))) } : [];
	});
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

function capped(sentences: Sentence[]): Sentence[] {
	if (sentences.length <= MOST) return sentences;
	const head = sentences.slice(0, MOST - LAST - 1);
	const left = sentences.length - head.length - LAST;
	const { t, lane } = sentences[head.length] as Sentence;
	const says = `Here ${counted(left, 'sentence')} of the story ${left === 1 ? 'is' : 'are'} left out; the table has every event.`;
	return [...head, { t, lane, says }, ...sentences.slice(-LAST)];
}
