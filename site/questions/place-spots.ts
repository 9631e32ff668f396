/** Where the choices of a question about a place stand in its picture. */
import type { Place } from '../../scripts/questions/select.ts';
import type { Layout, Row } from '../../scripts/timeline/layout.ts';

/** The ends of what was drawn: x as shares of the width, y in pixels. */
export function spotOf(place: Place, laid: Layout): string {
	const share = (t: number) => +(laid.axis.x(t) / laid.width).toFixed(4);
	const middle = (row: Row) => row.y + row.bar / 2;
	const y = (lane: string) => {
		const row = laid.rows.find((row) => row.lane === lane);
		return row ? middle(row) : 0;
	};
	if (place.kind === 'event') {
		const { t, lane } = place.event;
		return [share(t), y(lane), share(t), y(lane)].join(' ');
	}
	if (place.kind === 'wait') {
		const { from, to, lane } = place.slice;
		return [share(from), y(lane), share(to), y(lane)].join(' ');
	}
	const { from, to } = place.arrow;
	return [share(from.t), y(from.lane), share(to.t), y(to.lane)].join(' ');
}
