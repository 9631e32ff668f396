/** The event that a line of the probe says, where it says one by itself. */
import type { EventBody } from './known-lane.ts';
import type { Line } from './lines.ts';
import type { Shorten } from './shorten.ts';

/** Undefined for the lines that tell of lanes. */
export function lineEvent(line: Line, { place }: Shorten): EventBody | undefined {
	switch (line.k) {
		case 'running':
			return { kind: 'state', state: 'running' };
		case 'mark': {
			const detail = line.detail === undefined ? {} : { detail: line.detail };
			return { kind: 'mark', name: line.name, ...detail, at: place(line.at) };
		}
		case 'error':
			return { kind: 'error', name: line.name, message: line.message, at: place(line.at) };
		case 'block':
			return { kind: 'block', why: line.why, us: line.us };
		default:
			return undefined;
	}
}
