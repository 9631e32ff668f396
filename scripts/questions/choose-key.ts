/** The key of a question with choices: the verdict on each. */
import { between, boundsWords, exactly, type Meant } from './answers-of.ts';
import type { Facts } from './facts.ts';
import { idOf } from './id-of.ts';
import { interleavingsKey } from './interleavings-key.ts';
import type { KeyedChoice } from './key.ts';
import { laneIn, outcomeOf, runIn, unknown } from './known-names.ts';
import type { Choice, Question } from './question.ts';
import type { Reading } from './reading.ts';
import { readingOf } from './reading-of.ts';
import { endReading, endWords } from './readings/end.ts';
import { classReading } from './readings/value.ts';
import { verdictOn, verdictOnClaim } from './verdict.ts';

/** Each choice with what the runs and claims of its lab say to it. */
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
		laneIn(question, recording, lane);
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
