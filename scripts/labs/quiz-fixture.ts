/** For tests: quizzes of the course's plan as questions, each with the verdicts that its key must give. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../questions/facts.ts';
import { keyOf } from '../questions/key.ts';
import { orderVerdict } from '../questions/order-key.ts';
import { readQuestions } from '../questions/read-questions.ts';
import { valueVerdict } from '../questions/value-key.ts';
import { type Claim, held, refuted } from '../recording/claim.ts';
import { lines } from '../recording/queries.ts';
import type { Recording } from '../recording/types.ts';
import { factsOfLab } from './facts-fixture.ts';

/** A quiz of the plan, against the lab that it is about, or, where that is not written yet, a run made up. */
export interface Quiz {
	/** Beginning with its number: `Q7 does the parent exit?` */
	is: string;
	question: Record<string, unknown>;
	/** A lab of the course, or facts made up. */
	by?: string | Facts;
	/** Choices, or answers that are given, with their verdicts. */
	key: Record<string, string>;
}

/** Holds the keys of quizzes, which are those of the plan from one number to another. */
export function testQuizzes(quizzes: Quiz[], from: number, to: number): void {
	for (const quiz of quizzes) test(`keyOf() ${quiz.is}`, () => check(quiz));
	test(`the quizzes of the plan are here from ${from} to ${to}`, () => {
		const numbers = [...new Set(quizzes.map(({ is }) => Number(/^Q(\d+)/.exec(is)?.[1])))];
		assert.deepEqual(
			numbers,
			Array.from({ length: to - from + 1 }, (_, index) => from + index),
		);
	});
}

async function check({ is, question: data, by, key }: Quiz): Promise<void> {
	const [question] = readQuestions([{ id: 'asked', asks: is, ...data }]);
	assert.ok(question);
	const facts = typeof by === 'string' ? await factsOfLab(by) : by;
	const keyed = keyOf(question, facts);
	const verdicts = new Map(
		keyed.choices.map(({ id, text, verdict }) => [question.kind === 'order' ? id : text, verdict]),
	);
	for (const [answer, verdict] of Object.entries(key)) {
		if (question.kind === 'value')
			assert.equal(valueVerdict(question, facts as Facts, answer).verdict, verdict, answer);
		else if (question.kind === 'order') {
			assert.equal(orderVerdict(question, facts as Facts, answer).verdict, verdict, answer);
			if (verdict === 'seen') assert.equal(verdicts.get(answer), 'seen', 'it is in the key');
			assert.deepEqual(keyed.items.map(({ id }) => id).sort(), answer.split(' ').sort());
		} else assert.equal(verdicts.get(answer), verdict, answer);
	}
}

/** A claim of the kind `always`. */
export function always(id: string, says: string, holds: (run: Recording) => boolean): Claim {
	return { id, says, kind: 'always', judge: (run) => (holds(run) ? held('so') : refuted('not so')) };
}

/** A claim that this line is always printed. */
export function printedAlways(id: string, says: string, line: string): Claim {
	return always(id, says, (run) => lines(run).includes(line));
}
