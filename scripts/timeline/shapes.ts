import type { RunEvent } from '../recording/types.ts';

/** Hollow and filled in turn. */
export const SHAPES = ['dot', 'square', 'triangle', 'diamond', 'box', 'disc', 'rhombus', 'wedge'] as const;

export type Shape = (typeof SHAPES)[number];

/** Marks of one name have one shape, by the order in which the names come. */
export function shapesOf(events: readonly RunEvent[]): Map<string, Shape> {
	const names = [...new Set(events.flatMap((event) => (event.kind === 'mark' ? event.name : [])))];
	return new Map(names.map((name, index) => [name, SHAPES[index % SHAPES.length] as Shape]));
}
