/** The browser's storage, as far as it can be used. All that the course keeps stands below one prefix. */

/** What the course keeps of one browser. Nothing here ever throws. */
export interface BrowserStorage {
	/** Undefined: nothing is there, or it cannot be asked. */
	read(key: string): string | undefined;
	/** Writes at once; false where that is not to be had. */
	write(key: string, text: string): boolean;
	remove(key: string): void;
	/** The keys that begin so. */
	keys(start: string): string[];
	/** `blocked`: the browser keeps nothing; `full`: the latest text had no room. */
	readonly problem: StorageProblem | undefined;
	/** Calls back when there is another problem, or none any more. */
	watch(changed: () => void): void;
}

type StorageProblem = 'blocked' | 'full';

/** What all keys of the course begin with. */
export const PREFIX = 'interleave:';

/** What may lie below the prefix: `localStorage`, or a test's own. */
export type Area = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Asks for the area anew each time: a browser may refuse even to name it. */
export function browserStorage(area: () => Area): BrowserStorage {
	/** What has no room now: a text that does have says nothing of the others. */
	const full = new Set<string>();
	const watching: (() => void)[] = [];
	let blocked = false;

	function problemNow(): StorageProblem | undefined {
		return blocked ? 'blocked' : full.size > 0 ? 'full' : undefined;
	}

	/** Does what may throw; gives `otherwise` where it does. */
	function trying<Value>(key: string, otherwise: Value, does: () => Value): Value {
		const before = problemNow();
		try {
			return does();
		} catch (error) {
			if (isFull(error)) full.add(key);
			else blocked = true;
			return otherwise;
		} finally {
			if (problemNow() !== before) for (const changed of watching) changed();
		}
	}

	return {
		get problem() {
			return problemNow();
		},
		watch: (changed) => void watching.push(changed),
		read: (key) => trying(key, undefined, () => area().getItem(PREFIX + key) ?? undefined),
		write: (key, text) =>
			trying(key, false, () => {
				area().setItem(PREFIX + key, text);
				full.delete(key);
				blocked = false;
				return true;
			}),
		remove: (key) =>
			trying(key, undefined, () => {
				area().removeItem(PREFIX + key);
				full.delete(key);
			}),
		keys: (start) =>
			trying(start, [], () => {
				const own = area();
				const names = Array.from({ length: own.length }, (_, index) => own.key(index) ?? '');
				return names.filter((name) => name.startsWith(PREFIX + start)).map((name) => name.slice(PREFIX.length));
			}),
	};
}

/** Browsers name it differently; some say so for a storage of no size, as in private windows of old. */
function isFull(error: unknown): boolean {
	return error instanceof Error && /quota/i.test(error.name);
}
