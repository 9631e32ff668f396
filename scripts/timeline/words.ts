/** Moments and events in words: for labels, lists and screen readers. */
import type { Json, Lane, LaneId, MarkEvent, Recording, RunEvent } from '../recording/types.ts';

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

/** The name of a lane: what the program calls it, with the id where names do not tell lanes apart. */
export function laneName({ lanes }: Pick<Recording, 'lanes'>, id: LaneId): string {
	const lane = lanes.find((lane) => lane.id === id);
	if (!lane) return id;
	const same = lanes.filter(({ name }) => name === lane.name).length > 1;
	return same || !lane.name ? `${lane.name} ${shortId(lane)}`.trim() : lane.name;
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

/** What a mark carries, as short as it can be said: a lone value stands for itself. */
export function markValue({ detail }: MarkEvent): string {
	if (detail === undefined || detail === null) return '';
	const values = typeof detail === 'object' && !Array.isArray(detail) ? Object.values(detail) : [detail];
	const [value] = values;
	return values.length === 1 && !isObject(value) ? String(value) : JSON.stringify(detail);
}

/** What happened, in words, without saying in which lane: `read 3`, `prints "child works"`, `exits with code 1`. */
export function eventWords(event: RunEvent, recording: Pick<Recording, 'lanes'>): string {
	switch (event.kind) {
		case 'start':
			return 'starts';
		case 'exec':
			return `becomes ${event.argv.join(' ')}`;
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
			return `${event.kind === 'send' ? 'sends' : 'receives'} ${event.preview ?? `${event.bytes ?? 'some'} bytes`}`;
		case 'wait':
			return `waits for ${event.on}`;
		case 'wake':
			return `wakes: ${event.on}`;
		case 'hold':
			return `holds ${event.on}`;
		case 'release':
			return `releases ${event.on}`;
		case 'block':
			return `stands still for ${duration(event.us)}: ${event.why}`;
		case 'cpu':
			return `used ${duration(event.us)} of CPU time`;
		case 'state':
			return event.state === 'running' ? 'runs its first line' : `is ${event.state}`;
		case 'signal':
			return `gets ${event.signal}${event.from ? ` from ${event.from === 'runner' ? 'the runner' : laneName(recording, event.from)}` : ''}`;
		case 'error':
			return short(`fails: ${event.name}: ${event.message}`);
		case 'mark':
			return short(`${event.name} ${markValue(event)}`.trim());
		case 'dropped':
			return `${event.count} more of "${event.what}" were not recorded`;
	}
}

function isObject(value: Json | undefined): boolean {
	return typeof value === 'object' && value !== null;
}

const SHOWN = 80;

function quoted(text: string | undefined): string {
	if (text === undefined) return 'bytes that are no text';
	const line = text.replace(/\u001b\[[0-9;]*m/g, '').trimEnd();
	return `"${short(line)}"`;
}

function short(text: string): string {
	return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
