/** What happened, as steps of a story. What belongs together (a wait and its end, a send and its receive) is one step. */
import { toldOrder } from '../../recording/told-order.ts';
import type { EventOf, LaneId, Recording, RunEvent } from '../../recording/types.ts';
import { isStartUp } from '../folds.ts';
import { laneName } from '../lane-names.ts';
import { listed } from '../numbers.ts';
import { duration, eventWords, LONG_TASK, markValue, quoted } from '../words.ts';
import { beginWords, isStarted, spawnWords } from './births.ts';
import { lockSteps } from './lock-steps.ts';
import { markWords } from './mark-words.ts';
import { messageSteps } from './message-steps.ts';

/** Neighbours that are alike are told in one sentence. */
export interface Step {
	t: number;
	lane: LaneId;
	/** Empty: stands for itself. */
	like: string;
	/** What `say` needs of this step. */
	words: string;
	/** The sentence for this step and those like it that follow at once. */
	say(words: readonly string[]): string;
}

/** The steps of a run in order. */
export function stepsOf(recording: Recording): Step[] {
	const told = new Map<RunEvent, Step[]>([...lockSteps(recording), ...messageSteps(recording)]);
	return toldOrder(recording.events).flatMap((event) => told.get(event) ?? stepOf(event, recording));
}

function stepOf(event: RunEvent, recording: Recording): Step[] {
	const { t, lane } = event;
	const who = () => laneName(recording, lane);
	const step = (like: string, words: string, say: Step['say']): Step[] => [{ t, lane, like, words, say }];
	const alone = (sentence: () => string) => step('', '', sentence);
	switch (event.kind) {
		case 'start':
			return isStarted(lane, recording) ? [] : alone(() => beginWords(lane, recording));
		case 'spawn':
			return step(`spawn ${lane}`, event.child, (children) => spawnWords(who(), children, recording));
		case 'mark':
			return step(`mark ${lane}`, `${event.name}\t${markValue(event)}`, (marks) => markWords(who(), marks));
		case 'out':
			return step(`out ${lane} ${event.fd}`, quoted(event.text), (texts) => printWords(who(), texts, event.fd));
		case 'exit': {
			const how = endWords(event, recording);
			return step(`exit ${how.one}`, who(), (names) => `${listed(names)} ${names.length === 1 ? how.one : how.more}.`);
		}
		case 'block':
			if (event.why !== LONG_TASK) return alone(() => `${who()} stands still for ${duration(event.us)}: ${event.why}.`);
			return step(`busy ${lane}`, String(event.us), (us) => busyWords(who(), us.map(Number)));
		case 'state':
			if (event.state === 'zombie') return alone(() => zombieWords(event, recording));
			if (isStartUp(event) && eventWords(event, recording) !== 'runs on') return [];
			return alone(() => `${who()} ${eventWords(event, recording)}.`);
		default:
			return alone(() => `${who()} ${eventWords(event, recording)}.`);
	}
}

/** So many texts are quoted in one sentence. */
const QUOTED = 4;

function printWords(who: string, texts: readonly string[], fd: number): string {
	const prints = fd === 2 ? 'prints to stderr' : 'prints';
	if (texts.length <= QUOTED) return `${who} ${prints} ${listed(texts)}.`;
	return `${who} ${prints} ${texts.length} times, first ${texts[0]}, last ${texts.at(-1)}.`;
}

/** A thread that ends well ends; a process says with which code. */
function endWords(event: RunEvent & { kind: 'exit' }, { lanes }: Recording): { one: string; more: string } {
	const isThread = lanes.some(({ id, kind }) => id === event.lane && kind === 'thread');
	if (event.signal) return { one: `is ended by ${event.signal}`, more: `are ended by ${event.signal}` };
	if (event.code === null || (isThread && event.code === 0)) return { one: 'ends', more: 'end' };
	return { one: `exits with code ${event.code}`, more: `exit with code ${event.code}` };
}

/** With the moment at which its parent learns of the end: no event of its own tells that. */
function zombieWords(event: EventOf<'state'>, recording: Recording): string {
	const { t, lane } = event;
	const who = laneName(recording, lane);
	const exit = recording.events.find((end) => end.kind === 'exit' && end.lane === lane);
	const reaped = exit?.kind === 'exit' ? exit.reaped : undefined;
	const parent = recording.lanes.find(({ id }) => id === lane)?.parent;
	if (reaped === undefined) return `${who} ${eventWords(event, recording)}.`;
	const asker = parent === undefined ? 'its parent' : `its parent, ${laneName(recording, parent)},`;
	return `${who} is a zombie: it has ended, and ${asker} learns of that ${duration(reaped - t)} later.`;
}

function busyWords(who: string, us: readonly number[]): string {
	const sum = duration(us.reduce((sum, one) => sum + one, 0));
	if (us.length === 1) return `${who} is busy with one thing for ${sum}: its event loop waits.`;
	return `${who} is ${us.length} times busy with one thing, ${sum} in all: its event loop waits.`;
}
