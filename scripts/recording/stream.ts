/**
 * The streamed form: one JSON object per line, in order of arrival.
 *
 *     {"header":{…}}
 *     {"newLane":{"id":"P1",…}}
 *     {"t":0,"lane":"P1","kind":"start","seen":"exact"}
 *     {"arrived":{"lane":"P1","fd":1,"t":412}}
 *     {"end":{"durationUs":58211,"exit":{"code":0,"signal":null}}}
 */
import { eventLine, headerLine, laneLine } from './key-order.ts';
import type { StreamItem } from './types.ts';

export { collector } from './collector.ts';
export { readStream } from './read-stream.ts';

/** One item as one line, with its newline. */
export function formatItem(item: StreamItem): string {
	if ('kind' in item) return `${eventLine(item)}\n`;
	if ('header' in item) return `{"header":${headerLine(item.header)}}\n`;
	if ('newLane' in item) return `{"newLane":${laneLine(item.newLane)}}\n`;
	return `${JSON.stringify(item)}\n`;
}
