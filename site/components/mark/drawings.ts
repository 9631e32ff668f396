import { drawingOf } from '../../../scripts/timeline/legend.ts';

const ALIVE = '<rect class="bar alive" x=".5" y="5.5" width="15" height="5"/>';

/** The things that a lesson introduces, as a timeline draws them: 16 pixels wide and high. */
export const DRAWINGS = {
	process: '<path class="tab" d="M0 1H8V7H0z"/><path class="outline" d="M16 1.75H8M16 14.25H1M1 6V15"/>',
	thread: '<path class="outline" d="M0 8H16"/><rect class="bar running" x="2" y="4" width="11" height="8"/>',
	message: drawingOf('message'),
	lock: `${ALIVE}<path class="bar holding" d="M3 13H12V16H3z"/>`,
	waiting: drawingOf('waiting'),
	pipe: '<path class="outline" d="M0 3H16M0 13H16"/><path class="outline" d="M4 6V10M8 6V10M12 6V10"/>',
	zombie: drawingOf('zombie'),
	signal: '<path class="cross" d="M10 0 5 9H11L6 16"/>',
	start: drawingOf('spawn'),
} as const;

/** A thing that `<Mark of="…">` knows. */
export type Marked = keyof typeof DRAWINGS;
