import { bytesOf } from '../recording/decode-output.ts';
import { ofKind } from '../recording/of-kind.ts';
import type { LaneId, Recording } from '../recording/types.ts';

/** A piece of what reached the terminal. */
export interface ArrivedText {
	lane: LaneId;
	fd: number;
	/** When it arrived, microseconds. */
	t: number;
	text: string;
}

/** What reached the terminal, in order of arrival. A character may be cut between two pieces of a stream. */
export function arrivedTexts({ events }: Recording): ArrivedText[] {
	const decoders = new Map<string, TextDecoder>();
	return ofKind(events, 'out')
		.flatMap((event) => (event.arrived === undefined ? [] : [{ event, t: event.arrived }]))
		.sort((a, b) => a.t - b.t)
		.map(({ event, t }) => {
			const { lane, fd } = event;
			const decoder = decoders.get(`${lane} ${fd}`) ?? new TextDecoder('utf-8', { ignoreBOM: true });
			decoders.set(`${lane} ${fd}`, decoder);
			return { lane, fd, t, text: decoder.decode(bytesOf(event), { stream: true }) };
		});
}
