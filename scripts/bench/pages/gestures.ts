/** What a reader's hand does to a timeline: zooms in and out, moves to and fro what is zoomed in, points at one thing after another, plays. */
export type Motion = 'zoom' | 'pan' | 'point' | 'play';

/** Runs in the page: one step of the motion in each frame. Gives the milliseconds from frame to frame. */
export async function gestures({ motion, frames }: { motion: Motion; frames: number }): Promise<number[]> {
	const timeline = document.querySelector('[data-timeline][data-alive]') as HTMLElement;
	timeline.scrollIntoView({ block: 'center' });
	const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
	await frame();
	const { left, top, width, height } = timeline.getBoundingClientRect();
	const y = Math.min(innerHeight - 10, top + height / 2);
	const at = { clientX: left + width / 2, clientY: Math.max(10, y), bubbles: true, cancelable: true };
	const target = document.elementFromPoint(at.clientX, at.clientY) ?? timeline;
	const wheel = (more: WheelEventInit) => target.dispatchEvent(new WheelEvent('wheel', { ...at, ...more }));
	const step: Record<Motion, (index: number) => void> = {
		zoom: (index) => wheel({ ctrlKey: true, deltaY: index < frames / 2 ? -8 : 8 }),
		pan: (index) => wheel({ deltaX: index < frames / 2 ? 24 : -24 }),
		point: (index) => {
			const moved = { ...at, clientX: left + ((index * 7) % width), pointerType: 'mouse' };
			const place = document.elementFromPoint(moved.clientX, moved.clientY) ?? timeline;
			place.dispatchEvent(new PointerEvent('pointermove', moved));
		},
		play: () => {},
	};
	const toggle = document.querySelector<HTMLElement>('[data-do="toggle"]');
	if (motion === 'play') toggle?.click();
	// There is nothing to move in what is seen as a whole.
	if (motion === 'pan') for (let index = 0; index < 30; index++) wheel({ ctrlKey: true, deltaY: -8 });
	await frame();
	const intervals: number[] = [];
	let before = await frame();
	for (let index = 0; index < frames; index++) {
		step[motion](index);
		const now = await frame();
		intervals.push(now - before);
		before = now;
	}
	if (motion === 'play') toggle?.click();
	return intervals;
}
