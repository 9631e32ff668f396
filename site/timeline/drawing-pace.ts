/**
 * Where drawing takes longer than a frame may, a hand that moves sees the last picture stretched, and a new one when it rests.
 */
export interface DrawingPace {
	/** Draws, and knows how long that took. */
	draw(all: () => void): void;
	/** The reader moved what is visible. */
	moved(): void;
	/** Something else changed, which has to be drawn. */
	rest(): void;
	/** Whether a stretched picture will do for this frame. */
	readonly isHurried: boolean;
}

/** Milliseconds: a drawing that takes longer is slow; a hand rests that has not moved for so long; no stretched picture stays longer. */
const SLOW = 4;
const REST = 150;
const LONGEST = 500;
/** While a hand moves, drawing takes no more than such a part of the time. */
const PART = 15;

export function drawingPace(now = () => performance.now()): DrawingPace {
	let [drawnAt, took, movedAt] = [0, 0, Number.NEGATIVE_INFINITY];
	return {
		draw(all) {
			const began = now();
			all();
			drawnAt = now();
			took = drawnAt - began;
		},
		moved() {
			movedAt = now();
		},
		rest() {
			movedAt = Number.NEGATIVE_INFINITY;
		},
		get isHurried() {
			return took >= SLOW && now() - movedAt < REST && now() - drawnAt < Math.max(LONGEST, PART * took);
		},
	};
}
