/** Paints arrows. */
import type { ArrowLine } from '../arrow-lines.ts';
import { type Brush, SANS } from './brush.ts';

export function paintArrows(arrows: readonly ArrowLine[], brush: Brush): void {
	const { context, colours, until } = brush;
	for (const { kind, t, x1, y1, x2, y2, of, lit, dashes, cut } of arrows) {
		if (t > until) continue;
		const { strong, width, dash } = LOOKS[kind];
		context.strokeStyle = strong || lit ? colours.ink : colours.muted;
		context.lineWidth = of.kind === 'arrows' || lit ? 2.5 : width;
		const line = dashes ?? dash ?? [];
		context.setLineDash(line);
		context.lineCap = dashes || !dash ? 'butt' : 'round';
		brush.line(x1, y1, x2, y2);
		if (line.length > 0) context.setLineDash([]);
		context.lineCap = 'butt';
		if (!cut?.end) paintHead(Math.atan2(y2 - y1, x2 - x1), x2, y2, brush);
		if (kind === 'message' && !cut?.start) paintDot(x1, y1, brush);
	}
}

/** As the style sheet has them. */
const LOOKS: Record<ArrowLine['kind'], { strong?: true; width: number; dash?: number[] }> = {
	spawn: { width: 1.25 },
	message: { strong: true, width: 1.25 },
	bytes: { width: 0.75 },
	wake: { width: 1.75, dash: [1, 3] },
	signal: { strong: true, width: 2.25 },
};

function paintHead(angle: number, x: number, y: number, { context, colours }: Brush): void {
	const [length, half] = [7.2, 3.6];
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	context.strokeStyle = colours.muted;
	context.lineWidth = 1.35;
	context.beginPath();
	context.moveTo(x - length * cos + half * sin, y - length * sin - half * cos);
	context.lineTo(x, y);
	context.lineTo(x - length * cos - half * sin, y - length * sin + half * cos);
	context.stroke();
}

function paintDot(x: number, y: number, { context, colours }: Brush): void {
	context.beginPath();
	context.arc(x, y, 2.5, 0, 2 * Math.PI);
	context.fillStyle = colours.ink;
	context.fill();
	context.strokeStyle = colours.paper;
	context.lineWidth = 1;
	context.stroke();
}

/** How many arrows a bundle holds. */
export function paintCounts(arrows: readonly ArrowLine[], brush: Brush): void {
	const look = { font: `500 11px ${SANS}`, colour: brush.colours.ink, align: 'center' as const };
	for (const { count, t } of arrows) if (count && t <= brush.until) brush.words(count.text, count.x, count.y + 4, look);
}
