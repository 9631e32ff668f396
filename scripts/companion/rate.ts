/** Lets `perSecond` through in any second and, after a pause, as many at once. `now` gives milliseconds. */
export function rate(perSecond: number, now: () => number = () => performance.now()): () => boolean {
	let left = perSecond;
	let last = now();
	return () => {
		const time = now();
		left = Math.min(perSecond, left + ((time - last) / 1000) * perSecond);
		last = time;
		if (left < 1) return false;
		left -= 1;
		return true;
	};
}
