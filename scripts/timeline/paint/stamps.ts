/** The few marks that stand on every row, kept as small pictures: to put one down is far quicker than to draw its outline. */

/** Puts down what `draw` draws about (0, 0), at a point of the context. */
export type Stamps = (context: Stamping, key: string, x: number, y: number, draw: (context: Stamping) => void) => void;

/** What both kinds of canvas can do. */
export type Stamping = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Any mark stays so near to its point, pixels. */
const REACH = 18;

/** Stamps for a canvas whose pixels are scaled; undefined where there is no canvas to draw them on. */
export function stampsFor(scale: number): Stamps | undefined {
	if (typeof OffscreenCanvas === 'undefined') return undefined;
	const known = new Map<string, ImageBitmap>();
	const size = Math.ceil(2 * REACH * scale);
	return (context, key, x, y, draw) => {
		let image = known.get(key);
		if (!image) {
			const canvas = new OffscreenCanvas(size, size);
			const stamp = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
			stamp.setTransform(scale, 0, 0, scale, REACH * scale, REACH * scale);
			draw(stamp);
			image = canvas.transferToImageBitmap();
			known.set(key, image);
		}
		// On whole pixels of the screen, or it would be blurred.
		const whole = (place: number) => Math.round((place - REACH) * scale) / scale;
		context.drawImage(image, whole(x), whole(y), size / scale, size / scale);
	};
}
