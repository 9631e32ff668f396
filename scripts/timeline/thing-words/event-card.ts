import { messageLinks } from '../../recording/message-links.ts';
import type { EventOf, Recording, RunEvent } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { counted } from '../numbers.ts';
import type { ThingWords } from '../thing-words.ts';
import { thing } from '../things.ts';
import { duration, eventWords, instant } from '../words.ts';
import { whenWords } from './facts.ts';
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
			return receiveWords(event, recording);
		case 'send':
			return sendWords(event, recording);
		case 'spawn':
			return spawnWords(event, recording);
		case 'exit':
			return exitWords(event, recording);
		case 'wait':
			return [`From here on the lane does nothing until it has ${thing(event.on, recording)}.`];
		case 'wake': {
			const by = wakerOf(event, recording);
			return by
				? [`${laneName(recording, by.lane)} ended the wait at ${instant(by.t)}, ${duration(event.t - by.t)} before.`]
				: [];
		}
		case 'block':
			return [`Until ${instant(event.t + event.us)}.`];
		case 'state':
			return STATES[event.state] ?? [];
		case 'start':
			return ['From here on it exists. Its own code begins later, when Node has started.'];
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
	const readers = channel === undefined ? [] : endsOf(event, recording);
	return [
		...(arrived === undefined
			? []
			: [`It was written then, and reached the terminal at ${instant(arrived)}, ${duration(arrived - t)} later.`]),
		...readers,
		...(replaced ? ['A path of the machine that recorded this was replaced in the text.'] : []),
	];
}

function sendWords(event: EventOf<'send'>, recording: Recording): string[] {
	const ends = endsOf(event, recording);
	return ends.length > 0 ? ends : ['Nobody in the recording received it.'];
}

/** Who took what was sent or written, and how long it was under way. */
function endsOf(event: RunEvent, recording: Recording): string[] {
	const links = messageLinks(recording.events).filter(({ from }) => from === event);
	return links
		.slice(0, MOST)
		.map(
			({ to, kind, label }) =>
				`${laneName(recording, to.lane)} ${kind === 'bytes' ? `read ${label} of it` : 'received it'} at ${instant(to.t)}, ${duration(to.t - event.t)} later.`,
		);
}

const MOST = 3;

function receiveWords(event: EventOf<'in' | 'receive'>, recording: Recording): string[] {
	const links = messageLinks(recording.events).filter(({ to }) => to === event);
	return links.slice(0, MOST).map(({ from, kind, label }) => {
		const name = laneName(recording, from.lane);
		const sent = kind === 'bytes' ? `${name} had written ${label} of it` : `${name} had sent it`;
		return `${sent} at ${instant(from.t)}: it was under way for ${duration(event.t - from.t)}.`;
	});
}

function spawnWords({ child, t }: EventOf<'spawn'>, recording: Recording): string[] {
	const lane = recording.lanes.find(({ id }) => id === child);
	const begin = recording.events.find(
		(event) => event.lane === child && event.kind === 'state' && event.state === 'running',
	);
	const kind = lane?.kind === 'thread' ? 'a thread' : 'a process';
	return [
		begin
			? `${laneName(recording, child)} is ${kind}. It ran its first own line at ${instant(begin.t)}, ${duration(begin.t - t)} later: that is start-up.`
			: `${laneName(recording, child)} is ${kind}.`,
	];
}

function exitWords({ lane, t, reaped, code, signal, seen }: EventOf<'exit'>, recording: Recording): string[] {
	const parent = recording.lanes.find(({ id }) => id === lane)?.parent;
	const left = recording.events.filter((event) => event.lane === lane && event.kind === 'error').length;
	return [
		...(signal
			? [`${signal} is a signal: the process did not end by itself.`]
			: code === 0
				? ['Code 0 stands for "all went well".']
				: []),
		...(left > 0 ? [`Before that, ${counted(left, 'error')} had not been caught.`] : []),
		...(reaped !== undefined && parent !== undefined
			? [`${laneName(recording, parent)} learned of it at ${instant(reaped)}, ${duration(reaped - t)} later.`]
			: []),
		...(seen === 'inferred' ? ['Nobody reported the end: it was concluded from what followed.'] : []),
	];
}
