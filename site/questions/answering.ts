/** A question come to life: it takes an answer, says what the runs say to it, and shows the key. */
import { grade } from '../../scripts/questions/grade.ts';
import type { ChoiceVerdict, VerdictWord } from '../../scripts/questions/verdict.ts';
import { orderedList } from '../player/ordered-list.ts';
import { progress } from '../progress/progress.ts';
import { momentLinks } from './moment-links.ts';
import { placing } from './placing.ts';
import { type Told, wordsFor } from './reply-words.ts';

/** What a question's buttons do. */
export interface Answering {
	answer(): Promise<void>;
	decline(): void;
}

/** Takes over a question in the page. */
export function answering(question: HTMLElement): Answering {
	const { question: key = '', kind, several } = question.dataset;
	const part = <E extends HTMLElement>(name: string) => question.querySelector(`[data-${name}]`) as E;
	const order = kind === 'order' ? orderedList(part('items'), says) : undefined;
	const place = kind === 'place' ? placing(question) : undefined;

	function says(row: HTMLElement, place: number, of: number): void {
		reply(`“${row.querySelector('.text')?.textContent}” is number ${place} of ${of}.`);
	}

	function given(): string[] {
		if (order) return order.rows.map(({ dataset }) => dataset.item ?? '');
		const typed = question.querySelector<HTMLInputElement>('form input[type="text"]');
		if (typed) return typed.value.trim() === '' ? [] : [typed.value.trim()];
		return [...question.querySelectorAll<HTMLInputElement>('form input:checked')].map(({ value }) => value);
	}

	/** What the key in the page says of the answer, or what the runs say to one that is not in it. */
	async function judged(
		answer: string[],
	): Promise<{ right?: boolean | undefined; told: Told[]; refuting: Told[] } | string> {
		if (kind === 'choose' || kind === 'place') {
			const rows = [...question.querySelectorAll<HTMLElement>('[data-verdict]')].map(rowOf);
			const told = rows.filter(({ id }) => answer.includes(id));
			const missed =
				several === undefined ? [] : rows.filter(({ id, verdict }) => verdict === 'seen' && !answer.includes(id));
			return {
				right: grade(rows, answer, several !== undefined),
				told,
				refuting: [...told.filter(isNever), ...missed],
			};
		}
		const { liveVerdict } = await import('./live-verdict.ts');
		const found = await liveVerdict(question, order ? answer.join(' ') : (answer[0] ?? ''));
		if (typeof found === 'string') return found;
		const told = { ...found, id: answer.join(' '), text: answer.join(' ') };
		return { right: grade([told], [told.id], false), told: [told], refuting: [told].filter(isNever) };
	}

	function show(answer: readonly string[]): void {
		const id = order ? answer.join(' ') : undefined;
		for (const row of question.querySelectorAll<HTMLElement>('[data-verdict]')) {
			const own = row.dataset.id ?? '';
			row.toggleAttribute('data-chosen', own === id || answer.includes(own));
		}
		question.dataset.told = '';
		(part('key') as HTMLDetailsElement).open = true;
		part('decline').hidden = true;
		part('submit').textContent = 'Answer again';
		place?.show();
	}

	function reply(words: string, refuting: readonly ChoiceVerdict[] = []): void {
		part('reply').replaceChildren(words, ...momentLinks(question, refuting));
	}

	return {
		async answer() {
			const answer = given();
			if (answer.length === 0) return reply(kind === 'value' ? 'Type an answer first.' : 'Choose first.');
			reply('Looking at the runs …');
			const found = await judged(answer).catch((error: Error) => {
				console.error(error);
				return 'The runs could not be fetched. Try again when the network is back.';
			});
			if (typeof found === 'string') return reply(found);
			const { right, told, refuting } = found;
			show(answer);
			reply(wordsFor(right, told, several !== undefined), right === false ? refuting : []);
			progress.answer(key, { answer, ...(right !== undefined && { right }) });
		},
		decline() {
			const before = progress.progress.answers[key];
			if (!before) progress.answer(key, { answer: [], declined: true });
			show(before?.answer ?? []);
			reply(part('reply').textContent || 'Shown without an answer.');
		},
	};
}

/** What speaks against an answer: what it has and cannot be. */
function isNever({ verdict }: Told): boolean {
	return verdict === 'cannot happen' || verdict === 'wrong';
}

function rowOf(row: HTMLElement): Told {
	const { id = '', verdict, moments = '[]' } = row.dataset;
	const [text = '', says = ''] = ['.text', '.says'].map((part) => row.querySelector(part)?.textContent?.trim());
	return { id, text, verdict: verdict as VerdictWord, says, moments: JSON.parse(moments) };
}
