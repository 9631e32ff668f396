/** What each mark means, in a line: shown where a reader meets it for the first time. */
import type { Slice } from '../recording/slices.ts';
import type { ArrowLine } from './arrow-lines.ts';
import type { Instant } from './instants.ts';
import type { Shape } from './shapes.ts';

/** What a timeline draws: kinds of bars, of instants that are not the program's own marks, of arrows; what the ruler has. */
export type MarkKind =
	| Slice['kind']
	| 'busy'
	| 'crowd'
	| 'mark'
	| Exclude<Instant['shape'], Shape>
	| ArrowLine['kind']
	| 'tail'
	| 'strip'
	| 'many'
	| 'hung'
	| 'adopted'
	| 'process'
	| 'thread'
	| 'fold'
	| 'stretch';

/** A line for each kind of mark; `legend.ts` has the short words for the same. */
export const firstUse: Record<MarkKind, string> = {
	process: 'A frame with a tab (P1) is a process: a program that is being run, with all that it holds.',
	thread: 'A bar within a frame is a thread: one line of work, beside the others of its process.',
	starting: 'A pale bar without an outline: starting up. The program’s own code does not run yet.',
	alive: 'An outlined bar: alive. It says nothing about whether there was work to do.',
	running: 'The filled part of a bar: running. Its height is the share of a processor core that it had, as measured.',
	blocked: 'Hatched: standing still. This lane can do nothing until what it called is done.',
	busy: 'A hatched strip: busy with one thing. The event loop waits, so messages and timers come later.',
	crowd: 'Steps: many lanes in one row. The height says how many there were at once, the filled part how many ran.',
	waiting: 'A dashed outline: waiting, for what stands in it.',
	holding: 'A bar under the lane: holding a lock. Who wants the same lock has to wait.',
	stopped: 'Upright stripes: stopped by a signal, until another signal lets it run on.',
	zombie: 'A hollow frame: ended, but still listed, since its parent has not asked how it ended. A zombie.',
	orphaned: 'From here on an orphan: the one that started it has ended, and it has a new parent.',
	mark: 'A sign on a bar: a moment that the program itself noted, with its word and its number.',
	tick: 'A short upright stroke: something was printed here.',
	cross: 'A cross: an error that nothing caught.',
	flash: 'A flash: a signal, sent or received.',
	sent: 'A dot: something was sent here.',
	step: 'A step: its parent has ended, and it goes to another one.',
	spawn: 'A line down to where a lane begins: who started it.',
	message: 'A dot, a line and an arrowhead: a message. The more the line slopes, the longer it was under way.',
	bytes: 'A thin arrow: bytes, from where they were written to where they were read.',
	wake: 'A dotted arrow: it ends a wait. From who let go, or ended, to who had waited for that.',
	signal: 'A thick arrow: a signal, from who sent it to where it took effect.',
	tail: 'A thin line after a stroke: from when it was printed to when it arrived at the terminal.',
	strip: 'A small comb: many moments so close together that they are counted. Zoom in to see each.',
	many: 'A thick arrow: several arrows so close together that they are drawn as one. Zoom in to see each.',
	hung: 'A line down to where a process begins: who started it.',
	adopted: 'A line from another process: the first parent has ended, and this is the new one.',
	fold: 'A grey stretch with a break: much time, drawn short.',
	stretch: 'Where much happens, time is drawn broader: read lengths off the ruler.',
};
