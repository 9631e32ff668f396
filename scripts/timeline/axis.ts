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
	const { width, folds } = options;
	const demands = demandsOf(options);
	const { times } = demands;
	const least = placesOf(demands, 0).places;
	const needed = least.at(-1) ?? 0;
	const fits = needed <= width;
	const places = fits ? stretchedTo(width, demands) : least.map((x) => (x * width) / needed);
	return {
		width,
		folds,
		fits,
		stretched: movedRoom(demands, places) >= STRETCHED * width,
		x: (t) => interpolate(times, places, t),
		t: (x) => interpolate(places, times, x),
	};
}

/** What is asked of the axis, as plain numbers: they are gone through some fifty times. */
interface Demands {
	times: Float64Array;
	/** The pixels from the instant before where a fold lies between; else -1. */
	folded: Float64Array;
	apart: number;
	/** The stops of the instant at `index` are those from `first[index]` on; rows are numbered. */
	first: Uint32Array;
	row: Uint32Array;
	room: Float64Array;
	rows: number;
}

function demandsOf({ from, to, stops, folds, apart, foldWidth }: AxisOptions): Demands {
	const within = (t: number) => t >= from && t <= to;
	const own = inOrder(stops.filter(({ t, row }) => row !== undefined && within(t)));
	const ends = [from, to, ...folds.flatMap((fold) => [fold.from, fold.to])].filter(within);
	const times = risingOnce(ends, stops, within);
	const folded = new Float64Array(times.length).fill(-1);
	for (const fold of folds) {
		for (let index = lowerBound(times, fold.from) + 1; index < times.length; index++) {
			const [before, t] = [times[index - 1] as number, times[index] as number];
			if (t > fold.to) break;
			folded[index] = (foldWidth * (t - before)) / (fold.to - fold.from);
		}
	}
	const numbers = new Map<string, number>();
	const row = Uint32Array.from(own, ({ row = '' }) => {
		const known = numbers.get(row) ?? numbers.size;
		numbers.set(row, known);
		return known;
	});
	const first = new Uint32Array(times.length + 1).fill(own.length);
	for (let index = times.length - 1, stop = own.length; index >= 0; index--) {
		while (stop > 0 && (own[stop - 1] as Stop).t >= (times[index] as number)) stop--;
		first[index] = stop;
	}
	return { times, folded, apart, first, row, room: Float64Array.from(own, ({ room = 0 }) => room), rows: numbers.size };
}

/** Mostly they are in order already: then there is nothing to sort. */
function inOrder(stops: Stop[]): Stop[] {
	const rising = stops.every(({ t }, index) => index === 0 || (stops[index - 1] as Stop).t <= t);
	return rising ? stops : stops.sort((a, b) => a.t - b.t);
}

/** All instants from first to last, each once. */
function risingOnce(ends: readonly number[], stops: readonly Stop[], within: (t: number) => boolean): Float64Array {
	const all = new Float64Array(ends.length + stops.length);
	all.set(ends);
	let count = ends.length;
	for (const { t } of stops) if (within(t)) all[count++] = t;
	const sorted = all.subarray(0, count).sort();
	let kept = 0;
	for (let index = 0; index < count; index++)
		if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[kept++] = sorted[index] as number;
	return sorted.slice(0, kept);
}

/** The places for a scale (pixels per microsecond): each as near to the one before as time and room allow. */
interface Placed {
	places: Float64Array;
	/** By how much the last place moves with the scale: the time that is drawn in proportion. */
	slope: number;
}

function placesOf({ times, folded, apart, first, row, room, rows }: Demands, scale: number): Placed {
	const free = new Float64Array(rows);
	const slopes = new Float64Array(rows);
	const places = new Float64Array(times.length);
	let [x, slope] = [0, 0];
	for (let index = 0; index < times.length; index++) {
		if (index > 0) {
			const fold = folded[index] as number;
			const time = (times[index] as number) - (times[index - 1] as number);
			const isFree = fold < 0 && time * scale > apart;
			x += fold >= 0 ? fold : isFree ? time * scale : apart;
			if (isFree) slope += time;
		}
		const [begin, end] = [first[index] as number, first[index + 1] as number];
		for (let stop = begin; stop < end; stop++) {
			const of = row[stop] as number;
			if ((free[of] as number) > x) [x, slope] = [free[of] as number, slopes[of] as number];
		}
		for (let stop = begin; stop < end; stop++) {
			const [of, until] = [row[stop] as number, x + (room[stop] as number)];
			if (until > (free[of] as number)) [free[of], slopes[of]] = [until, slope];
		}
		places[index] = x;
	}
	// The last label of a row needs its room too.
	for (let of = 0; of < rows; of++)
		if ((free[of] as number) > x) [x, slope] = [free[of] as number, slopes[of] as number];
	if (places.length > 0) places[places.length - 1] = x;
	return { places, slope };
}

/** More steps than that are never needed; nearer than that no eye sees, pixels. */
const STEPS = 60;
const NEAR = 0.01;

/**
 * The greatest scale whose places end at the width. With the scale the end moves ever faster, never slower, so the way from
 * too great a scale along the slope comes nearer with each step and never goes too far.
 */
function stretchedTo(width: number, demands: Demands): Float64Array {
	const { times, folded } = demands;
	let time = 0;
	for (let index = 1; index < times.length; index++)
		if ((folded[index] as number) < 0) time += (times[index] as number) - (times[index - 1] as number);
	let scale = time > 0 ? width / time : 0;
	let placed = placesOf(demands, scale);
	for (let step = 0; step < STEPS; step++) {
		const beyond = (placed.places.at(-1) ?? 0) - width;
		if (beyond < NEAR || placed.slope === 0) break;
		scale = Math.max(0, scale - beyond / placed.slope);
		placed = placesOf(demands, scale);
	}
	const end = placed.places.at(-1) ?? 0;
	return end > 0 ? placed.places.map((x) => (x * width) / end) : placed.places;
}

/** The pixels outside folds that short stretches of time have beyond their proportion. */
function movedRoom({ times, folded }: Demands, places: Float64Array): number {
	const lengthOf = (index: number, from: Float64Array) =>
		(folded[index] as number) >= 0 ? 0 : (from[index] as number) - (from[index - 1] as number);
	let [time, room, moved] = [0, 0, 0];
	for (let index = 1; index < times.length; index++) {
		time += lengthOf(index, times);
		room += lengthOf(index, places);
	}
	for (let index = 1; index < times.length; index++)
		moved += Math.max(0, lengthOf(index, places) - (lengthOf(index, times) / Math.max(time, 1)) * room);
	return moved;
}

/** Of rising numbers, the index of the first that is not below. */
export function lowerBound(numbers: Float64Array, least: number): number {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] as number) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}

function interpolate(from: Float64Array, to: Float64Array, value: number): number {
	const last = from.length - 1;
	if (last < 0) return 0;
	if (value <= (from[0] as number)) return to[0] as number;
	if (value >= (from[last] as number)) return to[last] as number;
	const high = Math.max(1, lowerBound(from, value));
	const [a, b] = [from[high - 1] as number, from[high] as number];
	const [x, y] = [to[high - 1] as number, to[high] as number];
	return b === a ? x : x + ((value - a) / (b - a)) * (y - x);
}
