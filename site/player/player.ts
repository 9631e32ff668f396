/** The one clock of a run: all that is shown of it follows. Time passes evenly over the axis, so folded time passes quickly. */
import type { LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';
import type { Axis } from '../../scripts/timeline/axis.ts';
import { AS_IT_RAN, playedFor } from './pace.ts';
import { isLandmark, passedAt, stepped, steppedEvents } from './stepping.ts';

/** Where a run stands that a reader moves through. */
export interface Player {
	readonly recording: Recording;
	/** The events that are stepped through. */
	readonly events: readonly RunEvent[];
	/** The last instant of the run, microseconds. */
	readonly last: number;
	/** The instant that is shown, microseconds; undefined while the whole run is. */
	readonly t: number | undefined;
	/** How many events have passed: those of one instant are stepped through one by one. */
	readonly passed: number;
	/** The last event that has passed; undefined while the whole run is shown, and before the first. */
	readonly event: RunEvent | undefined;
	readonly playing: boolean;
	/** Times the readable pace; `AS_IT_RAN`: as fast as it ran. */
	speed: number;
	/** The lane that steps keep to. */
	lane: LaneId | undefined;
	play(): void;
	pause(): void;
	toggle(): void;
	/** Goes to an instant and stays; of several events at it, to that of a lane. Undefined shows the whole run. */
	seek(t: number | undefined, lane?: LaneId): void;
	step(by: 1 | -1, lane?: LaneId): void;
	/** To the next mark or output, or the one before; behind the last to the end, before the first to the beginning. */
	jump(by: 1 | -1): void;
	/** To a share of the axis, 0 to 1. */
	toShare(share: number): void;
	/** The share of the axis at which an instant stands. */
	share(t: number): number;
	/** Called with each change; returns what ends that. */
	watch(changed: (player: Player) => void): () => void;
	/** Lets go: nothing is called any more. */
	end(): void;
}

/** What a player needs of where it is. */
export interface PlayerOptions {
	/** The axis of the whole run as it is drawn now: it changes with the width. */
	base(): Axis;
	/** True where motion is unwelcome: playing goes from event to event. */
	still?: boolean;
	frames?: Frames;
}

/** What calls back for each picture: the browser. */
export interface Frames {
	request(tick: (now: number) => void): number;
	cancel(frame: number): void;
}

const BROWSER: Frames = {
	request: (tick) => requestAnimationFrame(tick),
	cancel: (frame) => cancelAnimationFrame(frame),
};

/** A page that was out of sight goes on where it was, milliseconds. */
const LONGEST_FRAME = 250;

/** Of all players the one that was started last: one cannot follow two. */
let playing: Player | undefined;

/** A player that stands, and shows the whole run. */
export function player(recording: Recording, { base, still = false, frames = BROWSER }: PlayerOptions): Player {
	const events = steppedEvents(recording);
	const last = Math.max(recording.header.durationUs ?? 0, events.at(-1)?.t ?? 0);
	const played = playedFor(events.length);
	const watchers = new Set<(player: Player) => void>();
	let t: number | undefined;
	let passed = events.length;
	let frame = 0;
	let speed = 1;
	let lane: LaneId | undefined;

	const self: Player = {
		recording,
		events,
		last,
		get t() {
			return t;
		},
		get passed() {
			return passed;
		},
		get event() {
			return t === undefined ? undefined : events[passed - 1];
		},
		get playing() {
			return frame !== 0;
		},
		get speed() {
			return speed;
		},
		set speed(wanted) {
			speed = wanted;
			tell();
		},
		get lane() {
			return lane;
		},
		set lane(wanted) {
			lane = wanted;
			tell();
		},
		play,
		pause() {
			if (stop()) tell();
		},
		toggle: () => (frame ? self.pause() : play()),
		seek(to, of) {
			stop();
			if (to === undefined) show(undefined, events.length);
			else {
				const at = Math.min(last, Math.max(0, to));
				show(at, passedAt(events, at, of));
			}
		},
		step(by, of = lane) {
			stop();
			const wanted = of === undefined ? undefined : (event: RunEvent) => event.lane === of;
			go(stepped(events, from(by), by, wanted));
		},
		jump(by) {
			stop();
			const count = stepped(events, from(by), by, isLandmark);
			if (count !== undefined) go(count);
			else show(by === 1 ? last : 0, by === 1 ? events.length : passedAt(events, 0));
		},
		toShare(share) {
			self.seek(share >= 1 ? last : base().t(share * base().width));
		},
		share: (at) => base().x(at) / base().width,
		watch(changed) {
			watchers.add(changed);
			return () => watchers.delete(changed);
		},
		end() {
			if (playing === self) playing = undefined;
			stop();
			watchers.clear();
		},
	};
	return self;

	/** From the whole run the first step on leads to its beginning. */
	function from(by: 1 | -1): number {
		return t === undefined && by === 1 ? 0 : passed;
	}

	function go(count: number | undefined): void {
		if (count !== undefined) show((events[count - 1] as RunEvent).t, count);
		else tell();
	}

	function show(at: number | undefined, count: number): void {
		t = at;
		passed = count;
		tell();
	}

	function tell(): void {
		for (const changed of watchers) changed(self);
	}

	function stop(): boolean {
		const was = frame !== 0;
		frames.cancel(frame);
		frame = 0;
		return was;
	}

	function play(): void {
		if (playing !== self) playing?.pause();
		playing = self;
		stop();
		let at = t === undefined || t >= last ? 0 : t;
		let before: number | undefined;
		const tick = (now: number) => {
			at = Math.min(last, after(at, Math.min(LONGEST_FRAME, now - (before ?? now))));
			before = now;
			const count = passedAt(events, at);
			const over = at >= last;
			frame = over ? 0 : frames.request(tick);
			if (over) show(last, events.length);
			else if (!still) show(at, count);
			else if (count !== passed || t === undefined) show(events[count - 1]?.t ?? 0, count);
		};
		frame = frames.request(tick);
		passed = passedAt(events, at);
		t = at;
		tell();
	}

	/** The instant so many milliseconds of playing after another. */
	function after(at: number, ms: number): number {
		if (speed === AS_IT_RAN) return at + ms * 1000;
		const axis = base();
		const [start, end] = [axis.x(0), axis.x(last)];
		const x = axis.x(at) + (ms * speed * (end - start)) / played;
		return x >= end ? last : Math.max(at, axis.t(x));
	}
}
