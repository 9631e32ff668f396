/** A page that is never idle is not waited for longer, milliseconds. */
const SOON = 500;

/** Does one step in each idle task; returns what does at once all that are left. */
export function inTasks(steps: (() => void)[], signal: AbortSignal): () => void {
	const later = (next: () => void) =>
		'requestIdleCallback' in globalThis ? requestIdleCallback(next, { timeout: SOON }) : setTimeout(next);
	const one = () => {
		if (signal.aborted) return;
		try {
			steps.shift()?.();
		} catch (error) {
			// What was to come after it is not done: what the page has stays.
			steps.length = 0;
			throw error;
		}
		if (steps.length > 0) later(one);
	};
	later(one);
	return () => {
		for (const step of steps.splice(0)) step();
	};
}
