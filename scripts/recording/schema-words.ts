/** Says in words what a schema refused. */
import type { OutputUnit } from '@cfworker/json-schema';

/** The errors themselves, without those of the schemas around them; `at` is the place as a JSON pointer. */
export function describeErrors(errors: OutputUnit[]): { message: string; at: string }[] {
	return errors
		.filter(({ keyword, keywordLocation }) => !AROUND.includes(keyword) && !ALTERNATIVE.test(keywordLocation))
		.map((error) => ({ message: describe(error), at: error.instanceLocation.slice(1) }));
}

const AROUND = ['properties', 'items', '$ref', 'allOf', 'if', 'additionalProperties', 'dependentSchemas'];
/** Why each of several allowed forms does not fit is less clear than that none does. */
const ALTERNATIVE = /\/(anyOf|oneOf)\/\d/;

function describe({ keyword, instanceLocation, error }: OutputUnit): string {
	const name = JSON.stringify(instanceLocation.split('/').at(-1));
	const quoted = [...error.matchAll(/"([^"]*)"/g)].map(([, word]) => word);
	if (keyword === 'false') return `${name} is not a key that is known here.`;
	if (keyword === 'required') return `"${quoted[0]}" is missing.`;
	if (keyword === 'dependentRequired') return `"${quoted[0]}" stands without "${quoted[1]}".`;
	if (keyword === 'oneOf') return 'Exactly one of "text" and "base64" must be there.';
	if (keyword === 'anyOf' && instanceLocation === '#') return 'Either "message" or "from" and "to" must be there.';
	if (keyword === 'anyOf') return `${name} must be a lane (P1, P1.T1), or the word that is allowed in its place.`;
	if (keyword === 'type') return `${name} must be ${quoted.slice(1).join(' or ')}, not ${quoted[0]}.`;
	if (keyword === 'enum') return `${name} must be one of ${error.replace(/^[^[]*\[|\]\.$/g, '')}.`;
	if (keyword === 'const') return `${name} must be ${error.replace(/^.*does not match |\.$/g, '')}.`;
	if (keyword === 'pattern') return `${name} must look like ${FORMS[JSON.parse(name)] ?? 'something else'}.`;
	return `${name}: ${error}`;
}

/** What the patterns of the schema ask for, by key. */
const FORMS: Record<string, string> = {
	...{ id: 'P1 or P1.T1', lane: 'P1 or P1.T1', parent: 'P1 or P1.T1', child: 'P1 or P1.T1', from: 'P1 or P1.T1' },
	...{ lab: 'module/lab', node: '26.10.0', signal: 'SIGTERM', base64: 'aGk= (base64)' },
};
