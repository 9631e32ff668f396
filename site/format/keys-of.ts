import { eventSchemas } from '../../scripts/recording/schema.ts';
import type { EventKind } from '../../scripts/recording/types.ts';

/** What every event has, and so no kind is described by. */
const COMMON = ['t', 'lane', 'kind', 'at'];

/** The keys of a kind of event beyond the common ones, as the schema has them. */
export function keysOf(kind: EventKind): { key: string; required: boolean }[] {
	const { properties, required } = eventSchemas[kind] as { properties: object; required: string[] };
	return Object.keys(properties)
		.filter((key) => !COMMON.includes(key))
		.map((key) => ({ key, required: required.includes(key) }));
}
