import { BEYOND } from './cells.ts';
import type { Played } from './play.ts';
import type { Act, Model } from './types.ts';

/** Where things stand in the picture of a model: always the same, whatever was chosen. */
export interface Sheet {
	columns: number;
	/** How many of the columns are steps that were chosen. */
	steps: number;
	width: number;
	height: number;
	/** The left edge of a step's column, from 0. */
	x(column: number): number;
	/** The top of a program's bar. */
	laneTop(who: number): number;
	lanesTop: number;
	lanesBottom: number;
	/** The base line of a shared number's row. */
	memory(index: number): number;
	/** Where lanes and memory end. */
	bottom: number;
}

/** So many steps the picture has room for. */
export function columnsOf({ moved }: Played, stuck: readonly number[], longest = 0): number {
	return Math.max(longest, moved.length + (stuck.length > 0 ? BEYOND : 0));
}

/** Lays out a picture with so many columns, of which so many are steps. */
export function sheetOf(model: Model, columns: number, steps: number): Sheet {
	const column = Math.max(48, Math.ceil(longestLabel(model) * CHARACTER + 10));
	const names = [...model.programs.map(({ name }) => name.length), ...model.shared.map(({ name }) => name.length + 4)];
	const left = Math.max(64, Math.ceil(Math.max(...names) * 7.2 + 16));
	const pitch = BAR + 30 + (model.locks.length > 0 ? model.locks.length * HOLD + 2 : 0);
	const lanesTop = 26;
	const lanesBottom = lanesTop + 18 + model.programs.length * pitch;
	const bottom = lanesBottom + 8 + model.shared.length * MEMORY;
	return {
		columns,
		steps,
		...{ lanesTop, lanesBottom, bottom },
		width: left + columns * column + 6,
		height: bottom + 24,
		x: (at) => left + at * column,
		laneTop: (who) => lanesTop + 42 + who * pitch,
		memory: (index) => lanesBottom + 20 + index * MEMORY,
	};
}

/** The height of a bar, of a lock that is held below it, and of a shared number's row; the pixels of a character. */
export const BAR = 20;
export const HOLD = 13;
const MEMORY = 22;
export const CHARACTER = 6.4;

/** The most characters that a step's label has. */
function longestLabel({ programs }: Model): number {
	const ops = programs.flatMap(({ code }): Act[] => code);
	return Math.max(...ops.map(lengthOf));
}

function lengthOf(op: Act): number {
	switch (op.op) {
		case 'set':
			return op.to.length + 5;
		case 'lock':
		case 'unlock':
			return op.op.length + 1 + op.lock.length;
		case 'receive':
			return 10;
		case 'wait':
			return Math.max(6, 5 + (op.lock?.length ?? 0));
		case 'wait while':
			return 7;
		default:
			return op.op.length + 3;
	}
}
