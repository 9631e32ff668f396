import { html } from './html.ts';

/** A painting in the page. It is handed to the screen once: a canvas that one paints on is handed on with each frame. */
export interface Sheet {
	readonly element: HTMLCanvasElement;
	/** Shows a new painting of so many pixels of the page. */
	draw(width: number, height: number, paint: (context: OffscreenCanvasRenderingContext2D, scale: number) => void): void;
}

/** A sharper screen than this is not told from it. */
const SHARPEST = 2;

export function sheet(name: string): Sheet {
	const element = html('canvas', { class: name });
	const shown = element.getContext('bitmaprenderer');
	return {
		element,
		draw(width, height, paint) {
			const scale = Math.min(SHARPEST, devicePixelRatio);
			const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
			board ??= new OffscreenCanvas(1, 1);
			for (const canvas of [board, element]) {
				if (canvas.width !== size.width) canvas.width = size.width;
				if (canvas.height !== size.height) canvas.height = size.height;
			}
			element.style.width = `${width}px`;
			element.style.height = `${height}px`;
			const context = board.getContext('2d') as OffscreenCanvasRenderingContext2D;
			context.setTransform(scale, 0, 0, scale, 0, 0);
			paint(context, scale);
			shown?.transferFromImageBitmap(board.transferToImageBitmap());
		},
	};
}

/** What all are painted on, one after the other; each takes its painting away. */
let board: OffscreenCanvas | undefined;
