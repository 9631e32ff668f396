import type { Recording } from '../recording/types.ts';
import type { ArrowLine } from './arrow-lines.ts';
import { thing } from './things.ts';

const MANY = { spawn: 'starts', message: 'messages', bytes: 'times bytes', wake: 'wake-ups', signal: 'signals' };

/** What an arrow stands for, in words. */
export function arrowWords(of: ArrowLine['of'], recording: Pick<Recording, 'lanes'>): string {
	if (of.kind === 'arrows') return `${of.arrows.length} ${MANY[of.arrows[0]?.kind ?? 'message']}`;
	const { kind, label } = of.arrow;
	if (kind === 'wake') return `wakes: ${thing(label, recording)}`;
	return kind === 'spawn' ? `starts ${label}` : label;
}
