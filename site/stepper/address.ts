/** Addresses of schedules: `#stepper-lost-update=AABBBA`. They come from anywhere, so nothing in them is trusted. */
import { readSchedule, scheduleText } from '../../scripts/stepper/play.ts';
import type { Model } from '../../scripts/stepper/types.ts';

/** What a reader has chosen, and how far of it they stand. */
export interface Chosen {
	schedule: readonly number[];
	at: number;
}

/** The fragment of a schedule, with its `#`. */
export function address(id: string, model: Model, { schedule, at }: Chosen): string {
	const text = scheduleText(model, schedule);
	return `#stepper-${id}=${at === schedule.length ? text : `${text.slice(0, at)}.${text.slice(at)}`}`;
}

/** The schedule that a fragment names; undefined where it is not this stepper's, or not sound. */
export function readAddress(hash: string, id: string, model: Model): Chosen | undefined {
	const start = `#stepper-${id}=`;
	return hash.startsWith(start) ? readSchedule(model, hash.slice(start.length)) : undefined;
}
