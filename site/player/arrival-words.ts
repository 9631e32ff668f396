import { duration } from '../../scripts/timeline/words.ts';
import type { TranscriptLine } from './transcript.ts';

/** Delays that a reader may mistake for the program's own time, microseconds. */
const MATTERS = 10_000;

/** How long after it was written a line arrived; it matters where that is long, or where a later line arrived before it. */
export function arrivalWords(lines: readonly TranscriptLine[], index: number): { words: string; matters: boolean } {
	const { arrived, delay } = lines[index] as TranscriptLine;
	const next = lines[index + 1];
	const overtaken = next !== undefined && next.arrived < arrived;
	const words = `arrived ${duration(delay)} later${overtaken ? ', after the next line' : ''}`;
	return { words, matters: overtaken || delay >= MATTERS };
}
