import type { KnobSetting } from '../recording/types.ts';
import { type Fail, type Json, object, onlyKeys, sentence } from './json-fields.ts';
import { UnknownNameError } from './lab-error.ts';
import type { Lab } from './load.ts';
import { didYouMean } from './near.ts';

/** A number of a program that a reader may turn: the program reads it from its environment. */
export interface Knob {
	/** What it counts, as it is said after a number: `additions each`. */
	title: string;
	/** The variable that the program reads: `TIMES`. */
	env: string;
	from: number;
	to: number;
	/** What the program takes without it. */
	usual: number;
	/** The settings that a control offers, where all whole numbers would be too many. */
	steps?: number[];
}

const KEYS = ['title', 'env', 'from', 'to', 'usual', 'steps'];
/** Names that Node or the system reads too. */
const TAKEN = /^(PATH|HOME|NODE_|NODE$|LD_|DYLD_|UV_|TMPDIR$|LANG$|LC_|TZ$|SHELL$|USER$)/;

/** The knobs that a `lab.json` names. */
export function readKnobs(json: Json, fail: Fail): Record<string, Knob> {
	if (json.knobs === undefined) return {};
	const knobs = Object.entries(object(json.knobs, '"knobs"', fail, 'knobs'));
	return Object.fromEntries(knobs.map(([name, value]) => [name, readKnob(name, value, fail)]));
}

function readKnob(name: string, value: unknown, failAt: Fail): Knob {
	const fail: Fail = (problem, remedy) => failAt(`knob "${name}": ${problem}`, remedy, name);
	if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) fail('its name is not in kebab-case', 'Write it as in "pool-size".');
	const knob = object(value, 'a knob', fail);
	onlyKeys(knob, KEYS, fail);
	const title = sentence(knob, 'title', fail);
	const env = sentence(knob, 'env', fail);
	if (!/^[A-Z][A-Z0-9_]*$/.test(env)) fail(`"env" must be a name in capitals, not "${env}"`, 'Write it as in "TIMES".');
	if (TAKEN.test(env)) fail(`"env" is ${env}, which is not only this program's`, 'Choose another name.');
	const [from, to, usual] = ['from', 'to', 'usual'].map((key) => whole(knob, key, fail)) as [number, number, number];
	if (from > to) fail(`"from" is ${from} and "to" is ${to}`, 'Exchange them.');
	if (usual < from || usual > to)
		fail(`"usual" is ${usual}, and it goes from ${from} to ${to}`, `Write "usual": ${usual < from ? from : to}.`);
	const steps = stepsOf(knob, { from, to, usual }, fail);
	return { title, env, from, to, usual, ...(steps && { steps }) };
}

function whole(knob: Json, key: string, fail: Fail): number {
	const value = knob[key];
	if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
	if (value === undefined) return fail(`"${key}" is missing`, `Write "${key}": 4.`);
	return fail(`"${key}" must be a whole number, not ${JSON.stringify(value)}`, `Write "${key}": 4.`);
}

function stepsOf(knob: Json, { from, to, usual }: Pick<Knob, 'from' | 'to' | 'usual'>, fail: Fail) {
	const { steps } = knob;
	if (steps === undefined) return undefined;
	const good = Array.isArray(steps) && steps.length > 1 && steps.every((step) => Number.isSafeInteger(step));
	if (!good) return fail('"steps" must be a list of whole numbers', 'Write "steps": [1, 10, 100].');
	const rising = steps.every((step, index) => index === 0 || step > steps[index - 1]);
	if (!rising) fail('"steps" must rise', `Write "steps": [${[...new Set(steps)].sort((a, b) => a - b).join(', ')}].`);
	if (steps[0] < from || steps.at(-1) > to)
		fail(`"steps" must lie from ${from} to ${to}`, 'Leave out the others, or change "from" and "to".');
	if (!steps.includes(usual)) fail(`"steps" must have the usual ${usual} among them`, `Write ${usual} there too.`);
	return steps as number[];
}

/** What a run with these knobs gets into its environment, and what its recording says of those that do not stand as usual. */
export function turned(
	lab: Lab,
	knobs: Record<string, number> = {},
): { env: Record<string, string>; settings?: Record<string, KnobSetting> } {
	const env: Record<string, string> = {};
	const settings: Record<string, KnobSetting> = {};
	for (const [name, value] of Object.entries(knobs)) {
		const { title, env: variable, usual } = settable(lab, name, value);
		if (value === usual) continue;
		env[variable] = String(value);
		settings[name] = { title, usual, value };
	}
	return Object.keys(settings).length > 0 ? { env, settings } : { env };
}

function settable(lab: Lab, name: string, value: number): Knob {
	const knob = Object.hasOwn(lab.knobs, name) ? lab.knobs[name] : undefined;
	const names = Object.keys(lab.knobs);
	if (!knob) {
		const remedy = didYouMean(name, names) || (names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.');
		throw new UnknownNameError(`lab ${lab.id} has no knob "${name}"`, remedy);
	}
	const { from, to } = knob;
	if (Number.isSafeInteger(value) && value >= from && value <= to) return knob;
	const remedy = `It takes a whole number from ${from} to ${to}.`;
	throw new UnknownNameError(`knob "${name}" of ${lab.id} cannot be ${value}`, remedy);
}
