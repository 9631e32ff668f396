/** The verdict on an answer that is not in the key: what the lab's runs and claims say to it. */
import { plainAnswer } from '../../scripts/questions/answer-text.ts';
import type { Counted, Facts } from '../../scripts/questions/facts.ts';
import { orderVerdict } from '../../scripts/questions/order-key.ts';
import type { Question } from '../../scripts/questions/question.ts';
import { valueVerdict } from '../../scripts/questions/value-key.ts';
import type { ChoiceVerdict } from '../../scripts/questions/verdict.ts';
import { claimsOf } from '../player/claims-of.ts';
import { fetchRecording } from '../player/fetch-recording.ts';

/** What a page says of a question beside its key. */
export interface Asked {
	question: Question;
	lab: string;
	/** The names of the lab's committed runs. */
	runs: string[];
	counted?: Counted;
}

/** The verdict; a sentence where the answer is none. */
export async function liveVerdict(element: HTMLElement, answer: string): Promise<ChoiceVerdict | string> {
	const asked: Asked = JSON.parse(element.querySelector('[data-asked]')?.textContent ?? '{}');
	const { question } = asked;
	const facts = await factsOf(asked, element.dataset.base ?? '/');
	if (question.kind === 'order') return orderVerdict(question, facts, answer);
	const seen = [...element.querySelectorAll<HTMLElement>('[data-verdict]')].map(({ dataset }) => dataset.id ?? '');
	const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(plainAnswer(text, question.unit));
	if (seen.every(isNumber) && !isNumber(answer)) return 'Type a number in plain digits, as in 8, 0.5 or 2,000,000.';
	return valueVerdict(question, facts, answer);
}

async function factsOf({ lab, runs, counted }: Asked, base: string): Promise<Facts> {
	const [module, ...recordings] = await Promise.all([claimsOf(lab), ...runs.map((name) => fetchRecording(base, name))]);
	return {
		lab,
		module,
		runs: runs.map((name, index) => ({ name, recording: recordings[index] as (typeof recordings)[number] })),
		...(counted && { counted }),
	};
}
