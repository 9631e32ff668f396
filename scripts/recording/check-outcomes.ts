/** Checks `outcomes.json`: its shape, its sums, and the recordings in it. */
import { checkSchema } from './check-schema.ts';
import type { OutcomesFile } from './outcomes.ts';
import { OUTCOMES_VERSION } from './types.ts';
import { type Problem, pointerOf, validate } from './validate.ts';
import { outcomesVersionFault } from './version.ts';

/** All that is wrong with outcomes; empty where nothing is. */
export function checkOutcomes(value: unknown): Problem[] {
	const { format } = (value ?? {}) as Record<string, unknown>;
	if (format !== 'interleave-outcomes')
		return [
			{ message: 'These are not outcomes of Interleave: "format": "interleave-outcomes" is missing.', pointer: '' },
		];
	const version = outcomesVersionFault(value);
	if (version !== undefined) return [{ message: version, pointer: '/version' }];
	const problems = checkSchema(outcomesSchema, value, '');
	if (problems.length > 0) return problems;
	const outcomes = value as OutcomesFile;
	return [...checkSums(outcomes), ...checkRecordings(outcomes)];
}

const count = { type: 'integer', minimum: 0 };
const name = { type: 'string', minLength: 1 };

const outcomesSchema = {
	type: 'object',
	additionalProperties: false,
	required: [
		...['format', 'version', 'lab', 'digest', 'node', 'platform', 'cores', 'runs', 'outcomes', 'claims', 'recordings'],
	],
	properties: {
		format: { const: 'interleave-outcomes' },
		version: { const: OUTCOMES_VERSION },
		...{ lab: name, variant: name, digest: name, node: name, platform: name, cores: count, runs: count },
		outcomes: {
			type: 'array',
			items: {
				type: 'object',
				properties: { id: name, count },
				required: ['id', 'count'],
				additionalProperties: false,
			},
		},
		values: {
			type: 'array',
			items: { type: 'array', prefixItems: [{ type: 'number' }, count], minItems: 2, maxItems: 2 },
		},
		claims: {
			type: 'object',
			additionalProperties: {
				type: 'object',
				properties: { held: count, refuted: count, notJudged: count },
				required: ['held', 'refuted', 'notJudged'],
				additionalProperties: false,
			},
		},
		recordings: { type: 'object', additionalProperties: { type: 'object' } },
	},
};

function checkSums({ runs, outcomes, values, claims, recordings }: OutcomesFile): Problem[] {
	const problems: Problem[] = [];
	const sum = outcomes.reduce((sum, { count }) => sum + count, 0);
	if (sum !== runs) problems.push({ message: `The outcomes count ${sum} runs of ${runs}.`, pointer: '/outcomes' });
	const valued = (values ?? []).reduce((sum, [, count]) => sum + count, 0);
	if (valued > runs) problems.push({ message: `The values count ${valued} runs of ${runs}.`, pointer: '/values' });
	for (const [id, { held, refuted, notJudged }] of Object.entries(claims)) {
		const judged = held + refuted + notJudged;
		if (judged !== runs)
			problems.push({ message: `Claim "${id}" was asked of ${judged} runs of ${runs}.`, pointer: `/claims/${id}` });
	}
	for (const { id } of outcomes)
		if (!Object.hasOwn(recordings, id))
			problems.push({ message: `Of outcome "${id}" no recording is kept.`, pointer: '/outcomes' });
	return problems;
}

function checkRecordings({ outcomes, recordings }: OutcomesFile): Problem[] {
	return Object.entries(recordings).flatMap(([id, recording]) => {
		const at = `/recordings/${id}`;
		const stray = outcomes.some((outcome) => outcome.id === id)
			? []
			: [{ message: `"${id}" is no outcome.`, pointer: at }];
		return [...stray, ...validate(recording).map((problem) => ({ ...problem, pointer: `${at}${pointerOf(problem)}` }))];
	});
}
