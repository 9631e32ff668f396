/** The key of a question with choices: the verdict on each. */
import type { Outcomes } from '../recording/claim.ts';
import { between, exactly, type Meant } from './answers-of.ts';
import { type Facts, runsOf } from './facts.ts';
import { interleavingsKey } from './interleavings-key.ts';
import { idOf, type KeyedChoice } from './key.ts';
import { lanesNamed } from './lane-named.ts';
import type { Choice, Question } from './question.ts';
import { QuestionError } from './question-error.ts';
import type { Reading } from './reading.ts';
import { endReading, endWords } from './readings/end.ts';
import { markedReading } from './readings/marked.ts';
import { printedReading } from './readings/printed.ts';
import { classReading, valueReading } from './readings/value.ts';
import { verdictOn, verdictOnClaim } from './verdict.ts';

export function chooseKey(question: Question, facts: Facts): KeyedChoice[] {
	if (question.of === 'interleavings') return interleavingsKey(question, facts);
	return (question.choices ?? []).map((choice) => {
		const variant = choice.variant ?? question.variant;
		const known = variant === '-' ? undefined : variant;
		runIn(question, facts, known);
		if (question.of === 'claims') return ofClaim(question, choice, facts);
		const { reading, meant, text } = statement(question, choice, facts, known);
		return { id: idOf(text), text, ...verdictOn({ reading, variant: known, ...meant }, facts) };
	});
}

/** What tells the value that a question asks for. */
export function readingOf(question: Question, facts: Facts, variant = question.variant, find = question.find): Reading {
	if (question.of === 'values') return valueReading(outcomeOf(question, facts));
	const { lane, nth, count, mark, detail } = question;
	const reading =
		mark === undefined
			? printedReading({ find: find ?? '', lane, nth, count })
			: markedReading({ mark, detail, lane, nth, count });
	const { recording } = runIn(question, facts, variant);
	if (lane !== undefined && lanesNamed(recording, lane).length !== 1)
		throw unknown(
			question,
			'lane',
			lane,
			recording.lanes.map(({ name }) => name),
		);
	const answer = reading.of(recording);
	if (answer === undefined || (count && answer === '0'))
		throw new QuestionError(
			question.id,
			mark === undefined
				? `no printed line matches ${find}`
				: `there is no mark "${mark}"${detail ? ` with "${detail}"` : ''}`,
			`Look at the run: npm run interleave -- view ${facts.lab}`,
		);
	return reading;
}

/** The typical run of a variant. */
export function runIn(question: Question, facts: Facts, variant?: string) {
	const [run] = runsOf(facts, variant);
	if (run) return run;
	const known = facts.runs.flatMap(({ recording }) => recording.header.variant ?? []);
	throw unknown(question, 'variant', variant ?? '-', [...new Set(known)]);
}

export function unknown(question: Question, what: string, name: string, known: readonly string[]): QuestionError {
	const all = [...new Set(known)];
	const remedy = all.length > 0 ? `There is ${all.join(', ')}.` : 'There is none.';
	return new QuestionError(question.id, `there is no ${what} "${name}"`, remedy);
}

function statement(
	question: Question,
	choice: Choice,
	facts: Facts,
	variant: string | undefined,
): { reading: Reading; meant: Meant; text: string } {
	if (question.of === 'outcomes') return ofClass(question, choice, facts);
	if (question.of === 'ends') {
		const lane = choice.lane ?? '';
		const reading = endReading(lane);
		const { recording } = runIn(question, facts, variant);
		if (lanesNamed(recording, lane).length !== 1)
			throw unknown(
				question,
				'lane',
				lane,
				recording.lanes.map(({ name }) => name),
			);
		const words = endWords(choice);
		return {
			reading,
			meant: { ...exactly(words), notMeantFor: OTHER_ENDS.filter((end) => end !== words) },
			text: choice.text ?? `${lane}: ${words}`,
		};
	}
	const reading = readingOf(question, facts, variant, choice.find ?? question.find);
	if (choice.is !== undefined)
		return { reading, meant: exactly(choice.is, question.unit), text: choice.text ?? choice.is };
	return { reading, meant: between(choice), text: choice.text ?? boundsWords(choice) };
}

/** Ends that one might have had instead. */
const OTHER_ENDS = ['code 0', 'code 1', 'code 3', 'signal SIGTERM'];

/** What a class is cannot be written into a copy of a run: of one that did not come, nothing says that it cannot. */
function ofClass(question: Question, { outcome = '', text }: Choice, facts: Facts) {
	const module = outcomeOf(question, facts);
	const words = module.classes[outcome];
	if (words === undefined) throw unknown(question, 'outcome', outcome, Object.keys(module.classes));
	const reading = classReading(module);
	return { reading, meant: { ...exactly(outcome), meantFor: [], notMeantFor: [] }, text: text ?? words };
}

function ofClaim(question: Question, choice: Choice, facts: Facts): KeyedChoice {
	const id = choice.claim ?? choice.against ?? '';
	const claim = facts.module.claims.find((one) => one.id === id);
	if (!claim)
		throw unknown(
			question,
			'claim',
			id,
			facts.module.claims.map(({ id }) => id),
		);
	runIn(question, facts, claim.variant);
	const text = choice.text ?? claim.says;
	return { id: idOf(text), text, ...verdictOnClaim(claim, choice.against !== undefined, facts) };
}

function outcomeOf(question: Question, { module, lab }: Facts): Outcomes {
	if (module.outcome && (question.of !== 'values' || module.outcome.value)) return module.outcome;
	throw new QuestionError(
		question.id,
		`labs/${lab}/claims.ts exports no outcome${module.outcome ? ' with a value' : ''}`,
		'Export it and record the lab, or take the key from something else: printed, claims, ends.',
	);
}

/** Bounds as a choice reads. */
export function boundsWords({ from, to }: Choice): string {
	if (from === undefined) return `at most ${to}`;
	return to === undefined ? `at least ${from}` : `${from} to ${to}`;
}
