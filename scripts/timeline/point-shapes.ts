import type { RunEvent } from '../recording/types.ts';
import type { Shape } from './shapes.ts';

/** How an instant looks: a mark by its name, the others by what they are. */
export type PointShape = Shape | 'tick' | 'cross' | 'flash' | 'sent' | 'step';

/** Whether the event stands on its lane as an instant. */
export function isPoint(event: RunEvent): boolean {
	if (event.kind === 'state') return event.state === 'orphaned';
	return ['mark', 'out', 'error', 'send', 'signal'].includes(event.kind);
}

/** The shape of an event that is an instant. */
export function pointShape(event: RunEvent, shapes: ReadonlyMap<string, Shape>): PointShape {
	switch (event.kind) {
		case 'mark':
			return shapes.get(event.name) ?? 'dot';
		case 'out':
			return 'tick';
		case 'send':
			return 'sent';
		case 'state':
			return 'step';
		case 'signal':
			return 'flash';
		default:
			return 'cross';
	}
}
