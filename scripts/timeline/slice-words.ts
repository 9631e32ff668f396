import type { Slice } from '../recording/slices.ts';
import type { Recording } from '../recording/types.ts';
import { thing } from './things.ts';
import { duration, LONG_TASK } from './words.ts';

/** What a lane did for a while, in words. */
export function sliceWords({ kind, label, share = 0, from, to }: Slice, recording: Pick<Recording, 'lanes'>): string {
	switch (kind) {
		case 'running':
			return `ran for ${Math.round(share * 100)} % of ${duration(to - from)}`;
		case 'waiting':
			return `waits for ${thing(label, recording)}`;
		case 'holding':
			return `holds ${thing(label, recording)}`;
		case 'blocked':
			return label === LONG_TASK ? 'keeps its event loop waiting' : `stands still: ${label}`;
		case 'stopped':
			return 'stopped';
		case 'zombie':
			return 'zombie';
		default:
			return label;
	}
}
