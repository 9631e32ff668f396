/**
 * What frames of a timeline are compared with: a page that has nothing but a canvas, which moves as a whole. Less than that no
 * picture can cost that follows a hand on this machine. Runs in an empty page; gives the milliseconds from frame to frame.
 */
export async function bareCanvas(frames: number): Promise<number[]> {
	const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
	const canvas = document.createElement('canvas');
	// As large as the timeline of the other rows.
	Object.assign(canvas, { width: 1176, height: 808 });
	Object.assign(canvas.style, { display: 'block', willChange: 'transform' });
	const board = new OffscreenCanvas(canvas.width, canvas.height);
	const context = board.getContext('2d') as OffscreenCanvasRenderingContext2D;
	for (let index = 0; index < 5000; index++) context.fillRect((index * 37) % 1176, (index * 61) % 808, 4, 4);
	canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(board.transferToImageBitmap());
	document.body.style.overflow = 'clip';
	document.body.append(canvas);
	await frame();
	const intervals: number[] = [];
	let before = await frame();
	for (let index = 0; index < frames; index++) {
		canvas.style.transform = `translateX(${Math.min(index, frames - index) * -8}px)`;
		const now = await frame();
		intervals.push(now - before);
		before = now;
	}
	return intervals;
}
