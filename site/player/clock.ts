/** The clock that moves a view through a run: steadily over the axis, so that folded time passes quickly. */
import type { Axis } from '../../scripts/timeline/axis.ts';

export interface Clock {
	readonly playing: boolean;
	/** The instant that is shown, microseconds; undefined while the whole run is. */
	readonly t: number | undefined;
	play(): void;
	pause(): void;
	/** Goes to an instant and stays; undefined shows the whole run. */
	seek(t: number | undefined): void;
}

export interface ClockOptions {
	/** The axis as it is drawn now: it changes with the width. */
	axis(): Axis;
	/** The first and last instant, microseconds. */
	from: number;
	to: number;
	/** How long all of it is played, milliseconds. */
	played: number;
	/** Called with each instant that is to be shown. */
	show(t: number | undefined): void;
	/** Called when playing begins or ends. */
	changed(playing: boolean): void;
}

/** A clock that stands, and shows the whole run. Where motion is unwelcome it goes in few steps instead of many. */
export function clock({ axis, from, to, played, show, changed }: ClockOptions): Clock {
	let t: number | undefined;
	let frame = 0;
	const steps = matchMedia('(prefers-reduced-motion: reduce)').matches ? 500 : 0;

	function stop(): void {
		if (!frame) return;
		cancelAnimationFrame(frame);
		frame = 0;
		changed(false);
	}

	function play(): void {
		stop();
		const on = axis();
		const [start, end] = [on.x(from), on.x(to)];
		const x0 = t === undefined || t >= to ? start : on.x(t);
		const speed = (end - start) / played;
		let begun = 0;
		let last = Number.NEGATIVE_INFINITY;
		const tick = (now: number) => {
			begun ||= now;
			const x = x0 + (now - begun) * speed;
			const over = x >= end;
			if (over || now - last >= steps) {
				last = now;
				t = over ? to : on.t(x);
				show(t);
			}
			if (over) stop();
			else frame = requestAnimationFrame(tick);
		};
		frame = requestAnimationFrame(tick);
		changed(true);
	}

	return {
		get playing() {
			return frame !== 0;
		},
		get t() {
			return t;
		},
		play,
		pause: stop,
		seek(to) {
			stop();
			t = to;
			show(t);
		},
	};
}
