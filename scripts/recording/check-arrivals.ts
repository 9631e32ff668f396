/** Checks that nothing arrives, or is learned of, before it happened. */
import type { Recording } from './types.ts';
import type { Problem } from './validate.ts';

/** Outputs that arrived before they were written, and exits that were learned of before they happened. */
export function checkArrivals({ events }: Recording): Problem[] {
	return events.flatMap((event, index) => {
		const report = (message: string) => [{ message, event: index }];
		if (event.kind === 'out' && event.arrived !== undefined && event.arrived < event.t)
			return report(`Output of ${event.lane} arrives at ${event.arrived}, before it was written at ${event.t}.`);
		if (event.kind === 'exit' && event.reaped !== undefined && event.reaped < event.t)
			return report(`The end of ${event.lane} is learned of at ${event.reaped}, before it came at ${event.t}.`);
		return [];
	});
}
