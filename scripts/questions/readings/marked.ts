/** What a mark's detail says, or how many such marks there are. */
import type { Json, MarkEvent, Recording } from '../../recording/types.ts';
import { markValue } from '../../timeline/words.ts';
import { lanesNamed } from '../lanes-named.ts';
import type { Reading } from '../reading.ts';

interface Wanted {
	mark: string;
	/** Which part of the detail; absent: all of it. */
	detail?: string | undefined;
	lane?: string | undefined;
	nth?: number | undefined;
	count?: boolean | undefined;
}

/** The reading of one mark, or of the number of marks. */
export function markedReading({ mark, detail, lane, nth = 1, count = false }: Wanted): Reading {
	const all = (recording: Recording) => {
		const ids = lane === undefined ? undefined : lanesNamed(recording, lane);
		return recording.events.filter(
			(event): event is MarkEvent => event.kind === 'mark' && event.name === mark && (!ids || ids.includes(event.lane)),
		);
	};
	const one = (recording: Recording) => all(recording)[nth - 1];
	if (count) return { of: (recording) => String(all(recording).length), at: all };
	return {
		of(recording) {
			const event = one(recording);
			return event && detailOf(event, detail);
		},
		as(recording, answer) {
			const event = one(recording);
			if (!event) return undefined;
			const changed = { ...event, detail: withValue(event.detail, detail, answer) };
			return { ...recording, events: recording.events.map((other) => (other === event ? changed : other)) };
		},
		at: (recording) => [one(recording)].filter((event) => event !== undefined),
	};
}

function detailOf(event: MarkEvent, part: string | undefined): string | undefined {
	if (part === undefined) return markValue(event);
	const { detail } = event;
	const value = isObject(detail) ? detail[part] : undefined;
	return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
}

/** The detail with another value, of the kind that stood there. */
function withValue(detail: Json | undefined, part: string | undefined, answer: string): Json {
	const typed = (before: Json | undefined) => (typeof before === 'number' ? Number(answer) : answer);
	if (!isObject(detail)) return typed(detail);
	const key = part ?? Object.keys(detail)[0] ?? '';
	return { ...detail, [key]: typed(detail[key]) };
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
