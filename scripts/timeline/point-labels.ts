/** What stands beside or under instants. */
import type { EventOf, RunEvent } from '../recording/types.ts';
import { markValue, payload } from './words.ts';

/** How much is asked of the axis: whole labels; values alone; only that instants stay apart. */
export type Labels = 'whole' | 'short' | 'none';

/** Pixels of a character of a mark's label, and of what is quoted. */
export const CHARACTER = 6.7;
export const MONO = 7.2;
const MOST = 24;

/** The pixels that an event's label needs on its row. */
export function labelRoom(event: RunEvent, labels: Labels): number {
	if (event.kind !== 'mark' || labels === 'none') return event.kind === 'mark' ? 12 : 0;
	return Math.max(14, markLabel(event, labels).length * CHARACTER + (labels === 'whole' ? 15 : 8));
}

/** The name and the value of a mark, or as little of it as tells it from the others. */
export function markLabel(event: RunEvent & { kind: 'mark' }, labels: Labels): string {
	const value = markValue(event);
	const text = labels !== 'whole' && value ? value : `${event.name} ${value}`.trim();
	return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}

/** What stands beside an instant that is no mark. */
export function said(event: RunEvent): string {
	switch (event.kind) {
		case 'out':
			return firstLine(event.text);
		case 'error':
			return event.name;
		case 'signal':
			return event.signal;
		case 'send':
			return firstOfLines(payload(event));
		case 'state':
			return 'orphaned';
		case 'exit':
			return exitLabel(event);
		default:
			return '';
	}
}

/** How a lane ended. */
export function exitLabel({ code, signal }: EventOf<'exit'>): string {
	return signal ?? `exit ${code ?? ''}`.trim();
}

/** Of a text with line breaks in it, as its preview writes them. */
function firstOfLines(words: string): string {
	return words.replace(/^("(?:[^"\\]|\\[^n])+)\\n(?!"$).*$/s, '$1 …"');
}

function firstLine(text: string | undefined): string {
	const whole = (text ?? '')
		.slice(0, 300)
		.replace(/\u001b\[[0-9;]*m/g, '')
		.trimStart();
	return whole.split('\n')[0]?.trimEnd() ?? '';
}
