/** Checks a recording by its JSON Schema. Each event is held to the schema of its kind alone: ten times as fast. */
import { checkSchema } from './check-schema.ts';
import { eventSchemas, headerSchema, laneSchema, recordingSchema } from './schema.ts';
import type { Problem } from './validate.ts';
import { recordingVersionFault } from './version.ts';

/** What in a recording's shape is wrong. */
export function checkShape(recording: unknown): Problem[] {
	if (!isObject(recording)) return [{ message: 'A recording is a JSON object with header, lanes and events.' }];
	const version = checkVersion(recording.header);
	if (version) return [{ ...version, pointer: `/header${version.pointer}` }];
	const { lanes, events } = recording;
	return [
		...checkSchema(recordingSchema, { ...recording, ...emptied({ lanes, events }) }, ''),
		...listOf(lanes).flatMap((lane, index) => about(checkLane(lane, `/lanes/${index}`), { lane: index })),
		...listOf(events).flatMap((event, index) => about(checkEvent(event, `/events/${index}`), { event: index })),
	];
}

/** What in one event's shape is wrong. `pointer` is where it stands. */
export function checkEvent(event: unknown, pointer: string): Problem[] {
	if (!isObject(event)) return [{ message: 'An event is a JSON object.', pointer }];
	const schema = Object.hasOwn(eventSchemas, String(event.kind)) ? eventSchemas[String(event.kind)] : undefined;
	if (schema) return checkSchema(schema, event, pointer);
	const kinds = Object.keys(eventSchemas).join(', ');
	return [{ message: `"kind" is ${JSON.stringify(event.kind)}; it must be one of ${kinds}.`, pointer }];
}

/** What in one lane's shape is wrong. */
export function checkLane(lane: unknown, pointer: string): Problem[] {
	return checkSchema(laneSchema, lane, pointer);
}

/** What in a header's shape is wrong. */
export function checkHeader(header: unknown, pointer: string): Problem[] {
	const version = checkVersion(header);
	return version ? [version] : checkSchema(headerSchema, header, pointer);
}

function checkVersion(header: unknown): Problem | undefined {
	const { format } = isObject(header) ? header : {};
	if (format !== 'interleave')
		return { message: 'This is not a recording of Interleave: its header lacks "format": "interleave".', pointer: '' };
	const message = recordingVersionFault(header);
	return message === undefined ? undefined : { message, pointer: '/version' };
}

/** The lists among the values, without what is in them. */
function emptied(values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).flatMap(([key, value]) => (Array.isArray(value) ? [[key, []]] : [])),
	);
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const about = (problems: Problem[], what: Partial<Problem>) => problems.map((problem) => ({ ...problem, ...what }));

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
