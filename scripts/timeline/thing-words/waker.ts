import { linksOf } from '../../recording/links.ts';
import type { LockEvent, Recording, RunEvent } from '../../recording/types.ts';

/** What ended a wait: a release, a notify, the end of a child; that of a wait within it where only this is known. */
export function wakerOf(end: LockEvent, recording: Recording): RunEvent | undefined {
	const wakes = linksOf(recording).filter(({ kind, to }) => kind === 'wake' && to.lane === end.lane);
	const own = wakes.find(({ to }) => to === end);
	if (own) return own.from;
	const waited = recording.events.findLast(
		(event) => event.kind === 'wait' && event.lane === end.lane && event.on === end.on && event.t <= end.t,
	);
	return wakes.findLast(({ to }) => waited && to.t >= waited.t && to.t <= end.t)?.from;
}
