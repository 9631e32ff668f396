/** The JSON Schema (draft 2020-12) of a recording in its stored form. */

type Schema = Record<string, unknown>;

const text = { type: 'string' };
const name = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const texts = { type: 'array', items: text };
const code = { type: ['integer', 'null'] };
const signal = { type: ['string', 'null'], pattern: '^SIG[A-Z0-9]+$' };
const lane = { type: 'string', pattern: '^P[1-9][0-9]*(\\.T[1-9][0-9]*)?$' };
const seen = { enum: ['exact', 'inferred'] };
const json = true;
const knob = record({ title: name, usual: count, value: count }, ['title', 'usual', 'value']);

const kinds = [
	...['start', 'exec', 'exit', 'spawn', 'out', 'in', 'send', 'receive', 'wait', 'wake', 'hold', 'release'],
	...['block', 'cpu', 'state', 'signal', 'error', 'mark', 'dropped'],
];

/** The schema of the header. The end of a stream brings duration and exit, so there are both or neither. */
export const headerSchema: Schema = {
	...record(
		{
			format: { const: 'interleave' },
			version: { enum: [1, 2] },
			lab: { type: 'string', pattern: '^[a-z0-9-]+(/[a-z0-9-]+)*$' },
			variant: name,
			knobs: { type: 'object', additionalProperties: knob, minProperties: 1 },
			command: texts,
			digest: name,
			node: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+' },
			platform: name,
			cores: { type: 'integer', minimum: 1 },
			captured: { type: 'array', items: { enum: ['probe', 'kernel'] }, uniqueItems: true },
			calibration: record({ coresFree: flag, detail: text }, ['coresFree', 'detail']),
			durationUs: count,
			exit: record(
				{ code, signal, cause: { enum: ['timeout', 'stopped', 'output', 'processes', 'memory', 'kernel'] } },
				['code', 'signal'],
			),
		},
		['format', 'version', 'command', 'node', 'platform', 'cores', 'captured'],
	),
	dependentRequired: { exit: ['durationUs'], durationUs: ['exit'] },
	dependentSchemas: { knobs: { properties: { version: { const: 2 } } } },
};

/** The schema of a lane. */
export const laneSchema: Schema = record(
	{
		id: lane,
		kind: { enum: ['process', 'thread'] },
		name: text,
		parent: lane,
		argv: texts,
		pid: { type: 'integer', minimum: 1 },
		threadId: count,
		node: flag,
		kernel: { const: true },
	},
	['id', 'kind', 'name'],
);

const output = (kind: 'out' | 'in'): Schema => ({
	...event(
		kind,
		{
			fd: count,
			text,
			base64: { type: 'string', pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$' },
			arrived: count,
			replaced: { const: true },
			channel: name,
			from: count,
			to: count,
			seen,
		},
		['fd'],
	),
	dependentRequired: { channel: ['from', 'to'], from: ['channel', 'to'], to: ['channel', 'from'] },
	oneOf: [{ required: ['text'] }, { required: ['base64'] }],
});

const message = (kind: 'send' | 'receive'): Schema => ({
	...event(kind, { message: name, channel: name, bytes: count, preview: text, from: count, to: count, seen }, [
		'channel',
	]),
	dependentRequired: { from: ['to'], to: ['from'] },
	anyOf: [{ required: ['message'] }, { required: ['from', 'to'] }],
});

const lock = (kind: 'wait' | 'wake' | 'hold' | 'release'): Schema => event(kind, { on: name, result: text }, ['on']);

/** The schema of each kind of event, by kind. */
export const eventSchemas: Record<string, Schema> = {
	start: event('start', { seen }, ['seen']),
	exec: event('exec', { argv: texts, seen }, ['argv', 'seen']),
	exit: event('exit', { code, signal, seen, reaped: count, why: text }, ['code', 'signal', 'seen']),
	spawn: event('spawn', { child: lane }, ['child']),
	out: output('out'),
	in: output('in'),
	send: message('send'),
	receive: message('receive'),
	wait: lock('wait'),
	wake: lock('wake'),
	hold: lock('hold'),
	release: lock('release'),
	block: event('block', { why: text, us: count }, ['why', 'us']),
	cpu: event('cpu', { us: count }, ['us']),
	state: event(
		'state',
		{
			state: { enum: ['running', 'online', 'stopped', 'zombie', 'orphaned'] },
			parent: { anyOf: [lane, { const: 'outside' }] },
		},
		['state'],
	),
	signal: event(
		'signal',
		{
			signal: { ...signal, type: 'string' },
			to: { anyOf: [lane, { const: 'outside' }] },
			from: { anyOf: [lane, { enum: ['runner', 'outside'] }] },
		},
		['signal'],
	),
	error: event('error', { name: text, message: text }, ['name', 'message']),
	mark: event('mark', { name: text, detail: json }, ['name']),
	dropped: event('dropped', { what: { enum: kinds }, count: { type: 'integer', minimum: 1 }, bytes: count }, [
		'what',
		'count',
	]),
};

/** The schema of a recording. The site publishes it as `/format/recording.schema.json`. */
export const recordingSchema: Schema = {
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	title: 'Interleave recording',
	description:
		'What a run did: header, lanes (processes and threads), events. Times are integer microseconds from the first event.',
	...record(
		{
			header: { $ref: '#/$defs/header' },
			lanes: { type: 'array', items: { $ref: '#/$defs/lane' } },
			events: { type: 'array', items: { $ref: '#/$defs/event' } },
		},
		['header', 'lanes', 'events'],
	),
	$defs: {
		header: headerSchema,
		lane: laneSchema,
		event: {
			type: 'object',
			required: ['kind'],
			properties: { kind: { enum: kinds } },
			allOf: kinds.map((kind) => ({
				if: { properties: { kind: { const: kind } } },
				// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
				then: { $ref: `#/$defs/${kind} event` },
			})),
		},
		...Object.fromEntries(kinds.map((kind) => [`${kind} event`, eventSchemas[kind]])),
	},
};

function event(kind: string, properties: Schema, required: string[]): Schema {
	const common = { t: count, lane, kind: { const: kind } };
	return record({ ...common, ...properties, at: name }, ['t', 'lane', 'kind', ...required]);
}

function record(properties: Schema, required: string[]): Schema {
	return { type: 'object', properties, required, additionalProperties: false };
}
