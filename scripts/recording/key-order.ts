/** The fixed order of the keys in a written recording, so that differences between two of them read. */

const EVENT_KEYS = [
	...['t', 'lane', 'kind', 'child', 'fd', 'text', 'base64', 'arrived', 'replaced', 'code', 'signal'],
	...['name', 'message', 'detail', 'channel', 'what', 'count', 'bytes', 'from', 'to', 'preview', 'on', 'result'],
	...['why', 'us', 'state', 'parent', 'argv', 'seen', 'reaped', 'at'],
];
const LANE_KEYS = ['id', 'kind', 'name', 'parent', 'argv', 'pid', 'threadId', 'node', 'kernel'];
const HEADER_KEYS = [
	...['format', 'version', 'lab', 'variant', 'knobs', 'command', 'digest', 'node', 'platform', 'cores', 'captured'],
	...['calibration', 'durationUs', 'exit'],
];

/** One event as one line of JSON. */
export const eventLine = (event: object): string => JSON.stringify(inOrder(event, EVENT_KEYS));
/** One lane as one line of JSON. */
export const laneLine = (lane: object): string => JSON.stringify(inOrder(lane, LANE_KEYS));
/** The header as one line of JSON. */
export const headerLine = (header: object): string => JSON.stringify(inOrder(header, HEADER_KEYS));

/** The same entries, the known keys first; keys that are not known follow as they come, so that nothing is lost. */
function inOrder(value: object, keys: string[]): object {
	const rank = (key: string) => (keys.indexOf(key) + keys.length + 1) % (keys.length + 1);
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b)));
}
