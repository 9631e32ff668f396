/** The axis of a timeline: time to place. Folded where nothing happens, stretched where events would touch. */

/** An instant that the axis keeps apart from the next ones. */
export interface Stop {
	/** Microseconds. */
	t: number;
	/** Stops of one row keep `room` pixels to the next of the row. Absent: only the distance between any two instants. */
	row?: string;
	room?: number;
}

/** A stretch of time that is drawn short. */
export interface Fold {
	from: number;
	to: number;
	/** `start-up`, or empty. */
	why: string;
}

export interface AxisOptions {
	from: number;
	to: number;
	stops: readonly Stop[];
	folds: readonly Fold[];
	/** Pixels. */
	width: number;
	/** Least distance of two instants, pixels; less where there are too many. */
	apart: number;
	/** Pixels of a fold. */
	foldWidth: number;
}

export interface Axis {
	width: number;
	folds: readonly Fold[];
	/** True where the wanted distances fit. */
	fits: boolean;
	/** True where room was moved to where much happens, so much of it that a reader may be misled. */
	stretched: boolean;
	/** Pixels of an instant. */
	x(t: number): number;
	/** The instant at a pixel, microseconds. */
	t(x: number): number;
}

/** The share of the width that stands elsewhere than in proportion, from which on the axis counts as stretched. */
const STRETCHED = 0.05;

/** Lays time out over the width: in proportion, as far as the distances that stops need leave it. */
export function axisOf(options: AxisOptions): Axis {
	const { from, to, width, stops } = options;
	const times = [
		...new Set([from, to, ...stops.map(({ t }) => t), ...options.folds.flatMap((fold) => [fold.from, fold.to])]),
	]
		.filter((t) => t >= from && t <= to)
		.sort((a, b) => a - b);
	const least = placesOf(times, options, 0);
	const needed = least.at(-1) ?? 0;
	const fits = needed <= width;
	const places = fits ? stretchedTo(width, times, options) : least.map((x) => (x * width) / needed);
	return {
		width,
		folds: options.folds,
		fits,
		stretched: movedRoom(times, places, options.folds) >= STRETCHED * width,
		x: (t) => interpolate(times, places, t),
		t: (x) => interpolate(places, times, x),
	};
}

/** The places for a scale (pixels per microsecond): each as near to the one before as time and room allow. */
function placesOf(times: number[], { stops, folds, apart, foldWidth }: AxisOptions, scale: number): number[] {
	const at = Map.groupBy(stops, ({ t }) => t);
	const free = new Map<string, number>();
	const places: number[] = [];
	for (const [index, t] of times.entries()) {
		const before = times[index - 1];
		let x = 0;
		if (before !== undefined) {
			const fold = folds.find(({ from, to }) => from <= before && to >= t);
			const width = fold ? (foldWidth * (t - before)) / (fold.to - fold.from) : Math.max(apart, (t - before) * scale);
			x = (places[index - 1] as number) + width;
		}
		const here = at.get(t) ?? [];
		for (const { row } of here) if (row !== undefined) x = Math.max(x, free.get(row) ?? 0);
		for (const { row, room } of here)
			if (row !== undefined) free.set(row, Math.max(free.get(row) ?? 0, x + (room ?? 0)));
		places.push(x);
	}
	// The last label of a row needs its room too.
	const end = places.length - 1;
	for (const x of free.values()) places[end] = Math.max(places[end] as number, x);
	return places;
}

/** The greatest scale whose places end at the width. */
function stretchedTo(width: number, times: number[], options: AxisOptions): number[] {
	const time = (times.at(-1) ?? 0) - (times[0] ?? 0);
	if (time === 0) return times.map(() => 0);
	let low = 0;
	let high = width / Math.min(...times.slice(1).map((t, index) => t - (times[index] as number)));
	for (let step = 0; step < 50; step++) {
		const middle = (low + high) / 2;
		if ((placesOf(times, options, middle).at(-1) as number) <= width) low = middle;
		else high = middle;
	}
	const places = placesOf(times, options, low);
	const end = places.at(-1) as number;
	return places.map((x) => (x * width) / end);
}

/** The pixels outside folds that short stretches of time have beyond their proportion. */
function movedRoom(times: number[], places: number[], folds: readonly Fold[]): number {
	const parts = times.slice(1).map((t, index) => {
		const before = times[index] as number;
		const folded = folds.some(({ from, to }) => from <= before && to >= t);
		return folded ? { time: 0, room: 0 } : { time: t - before, room: (places[index + 1] ?? 0) - (places[index] ?? 0) };
	});
	const time = parts.reduce((sum, part) => sum + part.time, 0);
	const room = parts.reduce((sum, part) => sum + part.room, 0);
	return parts.reduce((sum, part) => sum + Math.max(0, part.room - (part.time / Math.max(time, 1)) * room), 0);
}

function interpolate(from: number[], to: number[], value: number): number {
	const last = from.length - 1;
	if (last < 0) return 0;
	if (value <= (from[0] as number)) return to[0] as number;
	if (value >= (from[last] as number)) return to[last] as number;
	let low = 0;
	let high = last;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((from[middle] as number) <= value) low = middle;
		else high = middle;
	}
	const [a, b] = [from[low] as number, from[high] as number];
	const [x, y] = [to[low] as number, to[high] as number];
	return b === a ? x : x + ((value - a) / (b - a)) * (y - x);
}
