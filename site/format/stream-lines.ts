import { formatItem } from '../../scripts/recording/stream.ts';
import type { Recording } from '../../scripts/recording/types.ts';

/** Some lines of the stream that a recording came as: one of each kind, the lane and the header cut. */
export function streamLines({ header, lanes, events }: Recording): string {
	const [lane, start] = [lanes[0], events[0]];
	const out = events.find((event) => event.kind === 'out' && event.arrived !== undefined);
	const { format, version, durationUs, exit } = header;
	if (!lane || !start || out?.kind !== 'out' || !exit)
		throw new Error('The example of the format lacks an output or its end.');
	const { arrived = 0, ...written } = out;
	const cut = (line: string) => `${line.trimEnd().slice(0, -2)},…}}\n`;
	return [
		cut(formatItem({ header: { format, version } as Recording['header'] })),
		cut(formatItem({ newLane: { id: lane.id, kind: lane.kind } as Recording['lanes'][number] })),
		formatItem(start),
		formatItem(written),
		formatItem({ arrived: { lane: written.lane, fd: written.fd, t: arrived } }),
		formatItem({ end: { durationUs: durationUs ?? 0, exit } }),
	].join('');
}
