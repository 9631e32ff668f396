import { escaped } from '../timeline/plain.ts';
import type { Sheet } from './draw-sheet.ts';
import { nextOp } from './machine.ts';
import type { Played } from './play.ts';
import type { Model, State } from './types.ts';

/** A row for each shared number: what it was at first, and what each write made of it. */
export function drawMemory(model: Model, { moved, states }: Played, { x, memory, columns }: Sheet, at: number): string {
	return model.shared
		.map(({ name, starts }, index) => {
			const y = memory(index);
			const writes = moved.flatMap((who, column) => {
				const before = states[column] as State;
				const op = nextOp(model, before, who);
				if ((op?.op !== 'write' && op?.op !== 'add') || op.to !== name) return [];
				const late = column >= at ? ' later' : '';
				const value = states[column + 1]?.shared[index];
				return `<g class="lane-${who + 1}${late}"><path class="hung" d="M${x(column + 0.5)} ${y - 14}V${y - 9}"/><text class="number" x="${x(column + 0.5)}" y="${y + 4}">${value}</text></g>`;
			});
			const line = `<line class="memory-line" x1="${x(0)}" x2="${x(columns)}" y1="${y}" y2="${y}"/>`;
			return `<g class="memory">${line}<text class="name" x="8" y="${y + 4}">${escaped(name)}: ${starts}</text>${writes.join('')}</g>`;
		})
		.join('');
}
