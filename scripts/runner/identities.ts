/** Which names of shared buffers mean the same buffer: each lane has its own names, and messages carry buffers between lanes. */
export interface Identities {
	/** Two names mean the same buffer: one left with a message as `a` and came as `b`. */
	join(a: string, b: string): void;
	/** What a recording calls a buffer: `s1`, `s2`, … in order of first use. */
	nameOfBuffer(id: string): string;
}

/** Nothing is known to be the same yet. */
export function identities(): Identities {
	const parents = new Map<string, string>();
	const numbers = new Map<string, number>();
	let used = 0;

	function rootOf(id: string): string {
		let root = id;
		for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
		for (let at = id; at !== root; ) {
			const up = parents.get(at) ?? root;
			parents.set(at, root);
			at = up;
		}
		return root;
	}

	return {
		join(a, b) {
			const [first, second] = [rootOf(a), rootOf(b)];
			if (first === second) return;
			parents.set(second, first);
			// Where both were used before it became known, the earlier name stays.
			const known = [numbers.get(first), numbers.get(second)].filter((number) => number !== undefined);
			if (known.length > 0) numbers.set(first, Math.min(...known));
		},
		nameOfBuffer(id) {
			const root = rootOf(id);
			const number = numbers.get(root) ?? ++used;
			numbers.set(root, number);
			return `s${number}`;
		},
	};
}
