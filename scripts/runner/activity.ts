/** When a thread had something to do and when not, by samples of how long it had so far. Pure. */

export interface Activity {
	/** At `t` (microseconds) the thread had had something to do for `busy` microseconds. */
	sample(t: number, busy: number): void;
	/** What is before `t` is forgotten. */
	restart(t: number): void;
	/** How often it was idle between the last restart and `t`, at which it is busy, and the spans in which it was not. */
	until(t: number): { idle: number; busy: Span[] };
}

export interface Span {
	from: number;
	to: number;
}

/** Of the time between two samples: less is idle, more is busy; what is between has an end or a beginning within. */
const IDLE = 0.1;
const BUSY = 0.9;
/** A thread that does a little now and then, again and again, is no case for this. */
const MOST_SPANS = 1000;

interface Interval extends Span {
	kind: 'idle' | 'busy' | 'part';
	/** Microseconds in which there was something to do. */
	busy: number;
}

/** Starts with nothing known. */
export function activity(): Activity {
	let last: { t: number; busy: number } | undefined;
	let intervals: Interval[] = [];
	let start = 0;

	function add(next: Interval): void {
		const before = intervals.at(-1);
		if (before && before.kind === next.kind && next.kind !== 'part') Object.assign(before, { to: next.to });
		else if (intervals.length < MOST_SPANS) intervals.push(next);
	}

	return {
		sample(t, busy) {
			const from = Math.max(last?.t ?? start, start);
			if (last && t > from) {
				const share = (busy - last.busy) / (t - from);
				const kind = share < IDLE ? 'idle' : share > BUSY ? 'busy' : 'part';
				add({ from, to: t, kind, busy: Math.min(busy - last.busy, t - from) });
			}
			last = { t, busy };
		},
		restart(t) {
			start = t;
			intervals = [];
		},
		until(t) {
			return { idle: intervals.filter(({ kind }) => kind === 'idle').length, busy: busySpans(intervals, t) };
		},
	};
}

/** What lies between two idle intervals: of its first and last part only so much as it was busy in. */
function busySpans(intervals: Interval[], end: number): Span[] {
	const spans: Span[] = [];
	let open: Interval[] = [];
	const close = (isLast: boolean) => {
		const [first, latest] = [open[0], open.at(-1)];
		open = [];
		if (!first || !latest) return;
		const isPart = ({ kind }: Interval) => kind === 'part';
		const from = isPart(first) ? first.to - first.busy : first.from;
		const to = isLast ? end : isPart(latest) && latest !== first ? latest.from + latest.busy : latest.to;
		spans.push({ from, to });
	};
	for (const interval of intervals) {
		if (interval.kind === 'idle') close(false);
		else open.push(interval);
	}
	close(true);
	return spans;
}
