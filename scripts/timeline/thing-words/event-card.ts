import { messageLinks } from '../../recording/message-links.ts';
import type { EventOf, LaneId, LockEvent, Recording, RunEvent } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { counted } from '../numbers.ts';
import type { ThingWords } from '../thing-words.ts';
import { duration, eventWords, instant } from '../words.ts';
import { laterWords, startUpOf, whenWords } from './facts.ts';
import { wakerOf } from './waker.ts';

/** One thing at one instant: what it is, when and where, and what stands at its other end. */
export function eventCard(event: RunEvent, recording: Recording): ThingWords {
	const who = laneName(recording, event.lane);
	const said = eventWords(event, recording);
	return {
		title: event.kind === 'mark' ? `${who}: ${said}` : `${who} ${said}`,
		lines: [whenWords(event), ...moreOf(event, recording)],
	};
}

function moreOf(event: RunEvent, recording: Recording): string[] {
	switch (event.kind) {
		case 'mark':
			return ['The program noted this moment itself, by a call of performance.mark.'];
		case 'out':
			return outputWords(event, recording);
		case 'in':
		case 'receive':
			return cameFrom(event, recording);
		case 'send':
			return sendWords(event, recording);
		case 'spawn':
			return [bornWords(event.child, recording)];
		case 'start':
			return [bornWords(event.lane, recording)];
		case 'exit':
			return exitWords(event, recording);
		case 'wait':
			return [waitWords(event)];
		case 'wake':
			return wakeWords(event, recording);
		case 'block':
			return [`Until ${instant(event.t + event.us)}.`];
		case 'state':
			return STATES[event.state] ?? [];
		case 'error':
			return ['Nothing in the program caught this error.'];
		case 'signal':
			return ['A signal is a short notice from one process to another, or from the operating system.'];
		default:
			return [];
	}
}

const STATES: Partial<Record<EventOf<'state'>['state'], string[]>> = {
	running: ['Start-up is over: from here on the code of the program runs.'],
	online: ['The one that started this thread has learned that it runs.'],
};

function outputWords(event: EventOf<'out'>, recording: Recording): string[] {
	const { arrived, t, channel, replaced } = event;
	return [
		...(arrived === undefined
			? []
			: [`It was written then, and reached the terminal at ${instant(arrived)}, ${laterWords(arrived - t)}.`]),
		...(channel === undefined ? [] : wentTo(event, recording)),
		...(replaced ? ['A path of the machine that recorded this was replaced in the text.'] : []),
	];
}

function sendWords(event: EventOf<'send'>, recording: Recording): string[] {
	const ends = wentTo(event, recording);
	return ends.length > 0 ? ends : ['That somebody received it was not recorded.'];
}

/** So many of the other ends are told. */
const MOST = 3;

/** Who took what was sent or written, and how long it was under way. */
function wentTo(event: RunEvent, recording: Recording): string[] {
	const links = messageLinks(recording.events).filter(({ from }) => from === event);
	return links.slice(0, MOST).map(({ to, kind, label }) => {
		const took = kind === 'bytes' ? `took ${label} of it` : 'received it';
		return `${laneName(recording, to.lane)} ${took} at ${instant(to.t)}, ${laterWords(to.t - event.t)}.`;
	});
}

function cameFrom(event: RunEvent, recording: Recording): string[] {
	const links = messageLinks(recording.events).filter(({ to }) => to === event);
	return links.slice(0, MOST).map(({ from, kind, label }) => {
		const sent = kind === 'bytes' ? `had written ${label} of it` : 'had sent it';
		const underWay = event.t > from.t ? `it was under way for ${duration(event.t - from.t)}` : 'it was there at once';
		return `${laneName(recording, from.lane)} ${sent} at ${instant(from.t)}: ${underWay}.`;
	});
}

/** What begins to be, and that its own code comes later. */
function bornWords(id: LaneId, recording: Recording): string {
	const lane = recording.lanes.find((lane) => lane.id === id);
	const name = laneName(recording, id);
	const kind = lane?.kind === 'thread' ? 'a thread' : 'a process';
	const startUp = startUpOf(id, recording);
	if (!startUp) return `${name} is ${kind}. From here on it exists.`;
	return `${name} is ${kind}. It exists from here on; the first line of its own code runs ${duration(startUp)} later. The time between is start-up.`;
}

const WHYS: Record<string, string> = {
	'process.exit': 'It ended itself: it called process.exit.',
	error: 'An error that nothing caught ended it.',
	terminate: 'It was ended from outside: its worker.terminate was called.',
};

function exitWords({ lane, t, reaped, code, signal, seen, why }: EventOf<'exit'>, recording: Recording): string[] {
	const parent = recording.lanes.find(({ id }) => id === lane)?.parent;
	const errors = recording.events.filter((event) => event.lane === lane && event.kind === 'error').length;
	return [
		...(signal ? [`${signal} is a signal: it did not end by itself.`] : []),
		...(why === undefined ? [] : [WHYS[why] ?? `Why it ended: ${why}.`]),
		...(code === 0 ? ['Code 0 stands for "all went well".'] : []),
		...(errors > 0 && why !== 'error' ? [`Before that, ${counted(errors, 'error')} had not been caught.`] : []),
		...(reaped !== undefined && parent !== undefined
			? [`${laneName(recording, parent)} learned of it at ${instant(reaped)}, ${laterWords(reaped - t)}.`]
			: []),
		...(seen === 'inferred' ? ['Nobody reported the end: it was concluded from what followed.'] : []),
	];
}

function waitWords({ on }: LockEvent): string {
	if (on.startsWith('child:')) return 'From here on it waits, until that child has ended.';
	if (on.startsWith('atomics:')) return 'From here on it sleeps, until another lane wakes who sleeps on this number.';
	return 'From here on it waits, until it is its turn.';
}

function wakeWords(event: LockEvent, recording: Recording): string[] {
	const by = wakerOf(event, recording);
	return by
		? [
				`${laneName(recording, by.lane)} ended the wait at ${instant(by.t)}; it took ${duration(event.t - by.t)} to go on.`,
			]
		: [];
}
