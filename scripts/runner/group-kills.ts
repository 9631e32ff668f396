import type { Line } from './lines.ts';

/** What a signal to a group waits for: that the other files are read, since they tell who is in the group. */
export const OTHERS = 'others';

/** Gives what the line waits for, the first time that it is asked about it. */
export function groupKills(): (line: Line) => string | undefined {
	const asked = new WeakSet<Line>();
	return (line) => {
		if (line.k !== 'kill' || line.pid > 0 || asked.has(line)) return undefined;
		asked.add(line);
		return OTHERS;
	};
}
