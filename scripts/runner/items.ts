/** A stream of items for one consumer who may come late, or never. */
export interface Items<T> extends AsyncIterable<T> {
	push(item: T): void;
	close(): void;
}

/** What was taken is given up in portions of at least this size. */
const PORTION = 1024;

/** Starts empty. What the consumer has taken is kept no longer. */
export function items<T>(): Items<T> {
	let kept: T[] = [];
	let closed = false;
	let wake = () => {};
	return {
		push(item) {
			kept.push(item);
			wake();
		},
		close() {
			closed = true;
			wake();
		},
		async *[Symbol.asyncIterator]() {
			for (let next = 0; ; ) {
				if (next >= PORTION && next * 2 >= kept.length) {
					kept = kept.slice(next);
					next = 0;
				}
				if (next < kept.length) yield kept[next++] as T;
				else if (closed) return;
				else await new Promise<void>((resolve) => (wake = resolve));
			}
		},
	};
}
