/** Tells which lines of edits belong to a living tab: it holds a lock as long as it lives, however it ends. */
export interface Locks {
	/** False where the browser has no locks: then no line is ever taken over, only continued by a copy. */
	readonly work: boolean;
	/** Takes a lock, and gives what releases it; undefined where another has it. `wait`: milliseconds to wait for it. */
	hold(name: string, wait?: number): Promise<(() => void) | undefined>;
}

/** The browser's own, which every tab of it sees. */
export function webLocks(locks: LockManager | undefined): Locks {
	return {
		work: locks !== undefined,
		async hold(name, wait = 0) {
			if (!locks) return undefined;
			const { promise: taken, resolve: take } = Promise.withResolvers<(() => void) | undefined>();
			const options = wait > 0 ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
			const held = locks.request(`interleave:${name}`, options, (lock) => {
				if (!lock) return take(undefined);
				const { promise, resolve } = Promise.withResolvers<void>();
				take(resolve);
				return promise;
			});
			// Nobody gave it up in time.
			held.catch(() => take(undefined));
			return taken;
		},
	};
}
