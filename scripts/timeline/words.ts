/** Moments and events in words: for labels, lists and screen readers. */
import { amount } from '../recording/amount.ts';
import type { EventOf, Json, MarkEvent, Recording, RunEvent } from '../recording/types.ts';
import { laneName } from './lane-names.ts';
import { peerWords, thing } from './things.ts';

/** A duration as a reader reads it: `41 ms`, `2.4 ms`, `1.20 s`. */
export function duration(us: number): string {
	if (us >= 10_000_000) return `${Math.round(us / 1_000_000)} s`;
	if (us >= 1_000_000) return `${(us / 1_000_000).toFixed(2)} s`;
	if (us >= 10_000) return `${Math.round(us / 1000)} ms`;
	return `${(us / 1000).toFixed(us < 1000 ? 2 : 1)} ms`;
}

/** An instant of a run, exact: `61.560 ms`. */
export function instant(us: number): string {
	return `${(us / 1000).toFixed(3)} ms`;
}

/** What a mark carries, as short as it can be said: a lone value stands for itself. */
export function markValue({ detail }: MarkEvent): string {
	if (detail === undefined || detail === null) return '';
	const values = typeof detail === 'object' && !Array.isArray(detail) ? Object.values(detail) : [detail];
	const [value] = values;
	return values.length === 1 && !isObject(value) ? String(value) : JSON.stringify(detail);
}

/** What words are taken from. */
type Known = Pick<Recording, 'lanes'> & Partial<Pick<Recording, 'events'>>;

/** What happened, in words, without saying in which lane: `read 3`, `prints "child works"`, `exits with code 1`. */
export function eventWords(event: RunEvent, recording: Known): string {
	switch (event.kind) {
		case 'start':
			return startWords(event, recording);
		case 'exec':
			return short(`becomes ${event.argv.join(' ')}`);
		case 'exit':
			return event.signal
				? `is ended by ${event.signal}`
				: `exits${event.code === null ? '' : ` with code ${event.code}`}`;
		case 'spawn':
			return `starts ${laneName(recording, event.child)}`;
		case 'out':
		case 'in':
			return `${event.kind === 'in' ? 'reads' : event.fd === 2 ? 'prints to stderr' : 'prints'} ${quoted(event.text)}`;
		case 'send':
		case 'receive':
			return `${event.kind === 'send' ? 'sends' : 'receives'} ${payload(sentAs(event, recording))}${peerWords(event, recording)}`;
		case 'wait':
			return `waits for ${thing(event.on, recording)}`;
		case 'wake':
			return `wakes: ${thing(event.on, recording)}${resultWords(event.result)}`;
		case 'hold':
			return `holds ${thing(event.on, recording)}`;
		case 'release':
			if (event.on.startsWith('atomics:')) return `notifies who waits for ${thing(event.on, recording)}`;
			return `releases ${thing(event.on, recording)}`;
		case 'block':
			return event.why === LONG_TASK
				? `keeps its event loop waiting for ${duration(event.us)}`
				: `stands still for ${duration(event.us)}: ${event.why}`;
		case 'cpu':
			return `used ${duration(event.us)} of CPU time`;
		case 'state':
			return stateWords(event, recording);
		case 'signal':
			return signalWords(event, recording);
		case 'error':
			return short(`fails: ${event.name}: ${event.message}`);
		case 'mark':
			return short(`${event.name} ${markValue(event)}`.trim());
		case 'dropped':
			return `${event.count} more of "${event.what}" were not recorded`;
		default:
			// A recording of a later recorder may tell of more.
			return (event as RunEvent).kind;
	}
}

/** The send of what was received: only that says what the message was. */
function sentAs(event: EventOf<'send' | 'receive'>, { events }: Known): EventOf<'send' | 'receive'> {
	if (event.kind === 'send' || event.message === undefined || event.preview !== undefined) return event;
	const send = events?.find((other) => other.kind === 'send' && other.message === event.message);
	return send?.kind === 'send' ? send : event;
}

/** A message as short as it can be said: what was sent, or how much. */
export function payload({ preview, bytes, from, to }: EventOf<'send' | 'receive'>): string {
	const count = bytes ?? (from !== undefined && to !== undefined ? to - from : undefined);
	return short(preview === undefined ? sizeWords(count) : oneLine(preview) || 'an empty text');
}

function sizeWords(count: number | undefined): string {
	return count === undefined ? 'something' : amount(count, 'byte');
}

/** A `block` of a thread that is busy with one thing: its event loop stands, the thread does not. */
export const LONG_TASK = 'long task';

function startWords({ lane }: RunEvent, { lanes, events }: Known): string {
	if (!lanes.some(({ id, kernel }) => id === lane && kernel)) return 'starts';
	const forked = !events?.some((event) => event.kind === 'exec' && event.lane === lane);
	return `starts, seen by the kernel${forked ? ', and never becomes another program' : ''}`;
}

function resultWords(result: string | undefined): string {
	if (result === undefined || result === 'ok') return '';
	return result === 'timed-out' ? ', time was up' : `, ${result}`;
}

const STATES: Partial<Record<EventOf<'state'>['state'], string>> = {
	running: 'runs its first line',
	stopped: 'is stopped',
	zombie: 'is a zombie: it has ended, and its parent has not asked yet',
	orphaned: 'is an orphan',
};

function stateWords({ t, lane, state, parent }: EventOf<'state'>, recording: Known): string {
	const stops = recording.events?.filter((event) => event.kind === 'state' && event.state === 'stopped') ?? [];
	if (state === 'running' && stops.some((stop) => stop.lane === lane && stop.t <= t)) return 'runs on';
	if (state === 'online') {
		const starter = recording.lanes.find(({ id }) => id === lane)?.parent;
		return `has begun to run, and ${starter === undefined ? 'its parent' : laneName(recording, starter)} learns of it`;
	}
	const words = STATES[state] ?? state;
	if (state !== 'orphaned' || parent === undefined) return words;
	return `${words}, its new parent is ${parent === 'outside' ? 'outside the run' : laneName(recording, parent)}`;
}

function signalWords({ signal, from, to }: EventOf<'signal'>, recording: Pick<Recording, 'lanes'>): string {
	const who = (lane: string) =>
		lane === 'runner' ? 'the runner' : lane === 'outside' ? 'outside the run' : laneName(recording, lane);
	if (to !== undefined) return `sends ${signal} to ${who(to)}`;
	return `gets ${signal}${from === undefined ? '' : ` from ${who(from)}`}`;
}

function isObject(value: Json | undefined): boolean {
	return typeof value === 'object' && value !== null;
}

const SHOWN = 80;

/** A text that was printed, on one line: `"first / second"`. */
export function quoted(text: string | undefined): string {
	if (text === undefined) return 'bytes that are no text';
	return `"${short(oneLine(text))}"`;
}

function oneLine(text: string): string {
	return text
		.replace(/\u001b\[[0-9;]*m/g, '')
		.trim()
		.replace(/\s*\n\s*/g, ' / ');
}

function short(text: string): string {
	return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
