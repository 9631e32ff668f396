import type { Link } from '../recording/links.ts';
import type { RunEvent } from '../recording/types.ts';
import type { TraceEntry } from './chrome-trace.ts';

/** Arrows between the slices of events: a start and an end with one id, each within its slice. */
export function flows(links: Link[], slices: Map<RunEvent, TraceEntry>): TraceEntry[] {
	return links.flatMap((link, index): TraceEntry[] => {
		const [from, to] = [slices.get(link.from), slices.get(link.to)];
		if (!from || !to) return [];
		const name = link.inferred ? `${link.kind}, inferred` : link.kind;
		const end = (ph: 's' | 'f', { pid, tid }: TraceEntry, ts: number): TraceEntry => ({
			...{ ph, name, cat: link.kind, id: index + 1, pid, tid, ts },
			...(ph === 'f' && { bp: 'e' as const }),
		});
		const [begin, arrive] = [from.ts, Math.round((to.ts + (to.dur ?? 0) / 2) * 1000) / 1000];
		// A flow cannot go back in time: of two events in one microsecond the order is not known.
		return begin > arrive ? [] : [end('s', from, begin), end('f', to, arrive)];
	});
}
