const waiting = new WeakMap<HTMLDetailsElement, AbortController>();

/** Fills what is folded when a reader opens it, or prints: nobody waits for what nobody reads. The last filling counts. */
export function whenOpen(details: HTMLDetailsElement, fill: () => void): void {
	waiting.get(details)?.abort();
	if (details.open) {
		fill();
		return;
	}
	const until = new AbortController();
	waiting.set(details, until);
	const fillOnce = () => {
		until.abort();
		fill();
	};
	details.addEventListener('toggle', fillOnce, { signal: until.signal });
	addEventListener('beforeprint', fillOnce, { signal: until.signal });
}
