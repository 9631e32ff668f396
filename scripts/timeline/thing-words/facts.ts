/** The facts that cards share: when, how long, where in the program. */
import { beginOf } from '../../recording/life.ts';
import type { LaneId, Recording, RunEvent } from '../../recording/types.ts';
import { duration, instant } from '../words.ts';

/** `From 122.733 ms to 124.793 ms: 2.1 ms.` */
export function stretchWords({ from, to, open }: { from: number; to: number; open?: boolean }): string {
	if (open)
		return `From ${instant(from)} to the end of what was recorded, ${instant(to)}: ${duration(to - from)} or more.`;
	return `From ${instant(from)} to ${instant(to)}: ${duration(to - from)}.`;
}

/** `At 130.634 ms, main.ts line 26.` */
export function whenWords({ t, at }: Pick<RunEvent, 't' | 'at'>): string {
	return `At ${instant(t)}${at === undefined ? '' : `, ${lineWords(at)}`}.`;
}

/** `main.ts line 26`; what was given on a command line has no file. */
export function lineWords(at: string): string {
	const [, file, line] = /^(.*?):(\d+)(?::\d+)?$/.exec(at) ?? [];
	if (file === undefined) return at;
	return `${file === '[eval]' ? 'the program text after -e,' : file} line ${line}`;
}

/** `2.1 ms later`, `at the same instant` */
export function laterWords(us: number): string {
	return us > 0 ? `${duration(us)} later` : 'at the same instant';
}

/** From a lane's start to its first line, microseconds; undefined where that is not known, or not apart. */
export function startUpOf(lane: LaneId, { events }: Pick<Recording, 'events'>): number | undefined {
	const own = events.filter((event) => event.lane === lane);
	const begin = beginOf(own);
	const from = own[0]?.t ?? 0;
	return begin && begin.t > from ? begin.t - from : undefined;
}

/** The event of a lane at an instant, of one of these kinds. */
export function eventAt<K extends RunEvent['kind']>(
	{ events }: Pick<Recording, 'events'>,
	lane: string,
	t: number,
	...kinds: K[]
): (RunEvent & { kind: K }) | undefined {
	return events.find(
		(event): event is RunEvent & { kind: K } =>
			event.lane === lane && event.t === t && (kinds as string[]).includes(event.kind),
	);
}
