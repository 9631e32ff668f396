/** Does something when the page has nothing else to do. Safari has no idle callbacks. */
export function whenIdle(does: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(does);
	else setTimeout(does, 200);
}
