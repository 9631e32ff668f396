/** Makes `cpu` events of readings of CPU time: as few as tell when a lane ran and when it did not. Pure. */
import type { KnownLane } from './known-lane.ts';

export interface CpuMeter {
	/** At `t` (absolute microseconds) the lane had used `used` microseconds since its start at `start`. */
	read(lane: KnownLane, t: number, used: number): void;
	/** Tells what is not told yet. To be called before the lane's end. */
	finish(lane: KnownLane): void;
}

/**
 * Between two events the time was used evenly, but for so much, or for this share of the lane's age. Linux counts a thread's
 * time from tick to tick, up to 4 ms apart, so that less would tell of ticks.
 */
const EXACT_US = 5000;
const EXACT_SHARE = 0.005;
/** What is told live is told so often at least, or each time that the lane has grown older by this share. */
const LATEST_US = 500_000;
const LATEST_SHARE = 0.1;

interface Reading {
	t: number;
	used: number;
}

interface Meter {
	start: number;
	/** The last that was told. */
	told: Reading;
	/** The last of all. */
	last: Reading;
	/** Lines from `told` between these slopes pass all readings since then closely enough. */
	least: number;
	most: number;
}

/** `tell` gets the microseconds used since it was called last for the lane, or since the lane's start. */
export function cpuMeter(tell: (lane: KnownLane, us: number, t: number) => void): CpuMeter {
	const meters = new Map<KnownLane, Meter>();

	function flush(lane: KnownLane, meter: Meter): void {
		const { told, last } = meter;
		// Other events may have been told meanwhile, at most a millisecond after the reading.
		const t = Math.max(Math.min(last.t, lane.gone ?? last.t), lane.last);
		if (last.t === told.t || t <= told.t) return;
		const now = { t, used: last.used };
		Object.assign(meter, { told: now, last: now, least: 0, most: Number.POSITIVE_INFINITY });
		tell(lane, now.used - told.used, t);
	}

	return {
		read(lane, t, read) {
			const meter = meters.get(lane) ?? newMeter(lane.start);
			meters.set(lane, meter);
			if (t <= meter.last.t) return;
			const { start } = meter;
			const slope = slopeTo(meter, t, bounded(lane, meter, t, read));
			if (slope < meter.least || slope > meter.most) flush(lane, meter);
			if (t <= meter.last.t) return;
			const used = bounded(lane, meter, t, read);
			const exact = Math.max(EXACT_US, (t - start) * EXACT_SHARE);
			meter.least = Math.max(meter.least, slopeTo(meter, t, used - exact));
			meter.most = Math.min(meter.most, slopeTo(meter, t, used + exact));
			meter.last = { t, used };
			const isLate = t - meter.told.t >= Math.max(LATEST_US, (t - start) * LATEST_SHARE);
			if (isLate && used - meter.told.used > exact) flush(lane, meter);
		},
		finish(lane) {
			const meter = meters.get(lane);
			if (meter) flush(lane, meter);
			meters.delete(lane);
		},
	};
}

function newMeter(start: number): Meter {
	const begin = { t: start, used: 0 };
	return { start, told: begin, last: begin, least: 0, most: Number.POSITIVE_INFINITY };
}

/** Of a line from what was told to here. */
function slopeTo({ told }: Meter, t: number, used: number): number {
	return (used - told.used) / (t - told.t);
}

/** Time and use are read one after the other: a lane that runs on one core has not used more time than there was. */
function bounded({ lane }: KnownLane, { last }: Meter, t: number, used: number): number {
	const most = lane.node === false ? used : Math.min(used, last.used + t - last.t);
	return Math.max(most, last.used);
}
