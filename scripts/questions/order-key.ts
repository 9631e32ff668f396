/** The key of a question about an order: the orders that runs showed, and the verdict on any other. */
import type { RunEvent } from '../recording/types.ts';
import { type Facts, runsOf } from './facts.ts';
import { idOf } from './id-of.ts';
import type { Keyed, KeyedChoice } from './key.ts';
import { laneIn, runIn } from './known-names.ts';
import { linesApart } from './lines-apart.ts';
import type { Item, Question } from './question.ts';
import { QuestionError } from './question-error.ts';
import type { Reading } from './reading.ts';
import { orderReading } from './readings/order.ts';
import { linesIn, textOf } from './readings/printed.ts';
import { timeReading } from './readings/time.ts';
import { placesOf } from './select.ts';
import { type ChoiceVerdict, verdictOn } from './verdict.ts';

/** The orders that runs showed, each with its verdict, and the items as they are offered. */
export function orderKey(question: Question, facts: Facts): Pick<Keyed, 'choices' | 'items'> {
	const items = itemsOf(question, facts);
	const reading = readingOfOrder(question, facts, items);
	const runs = runsOf(facts, question.variant);
	const seen = [...new Set(runs.flatMap(({ recording }) => reading.of(recording) ?? []))];
	const words = new Map(items.map(({ id, text }) => [id, text]));
	const choices = seen.map(
		(answer): KeyedChoice => ({
			id: answer,
			text: answer
				.split(' ')
				.map((id) => words.get(id))
				.join('\n'),
			...orderVerdict(question, facts, answer),
		}),
	);
	return { choices, items: offered(question.id, items, seen) };
}

/** The verdict on an order: ids of items, joined by a space. */
export function orderVerdict(question: Question, facts: Facts, answer: string): ChoiceVerdict {
	const items = itemsOf(question, facts);
	const reading = readingOfOrder(question, facts, items);
	const meant = (other: string) => other === answer;
	// One that was seen may have others beside it, as far as the claims go: two neighbours change places.
	const others = neighbours(answer);
	return verdictOn({ reading, variant: question.variant, meant, meantFor: [answer], notMeantFor: others }, facts);
}

interface KnownItem {
	id: string;
	text: string;
	item: Item;
}

function itemsOf(question: Question, facts: Facts): KnownItem[] {
	const { recording } = runIn(question, facts, question.variant);
	return (question.items ?? []).map((item) => {
		const text = item.text ?? shownLine(item, recording) ?? item.line ?? item.lane ?? item.variant ?? '';
		return { id: idOf(text), text, item };
	});
}

/** A line as the run printed it. */
function shownLine({ line }: Item, recording: Parameters<typeof linesIn>[0]): string | undefined {
	const found = line === undefined ? undefined : linesIn(recording).find((event) => textOf(event).startsWith(line));
	return found && textOf(found);
}

function readingOfOrder(question: Question, facts: Facts, items: KnownItem[]): Reading {
	const { recording } = runIn(question, facts, question.variant);
	if (question.of === 'times') return ofTimes(question, facts, items);
	const byArrival = question.of === 'lines' && question.lane === undefined;
	const finds = items.map(({ id, text, item }) => {
		const find = (apart: typeof recording): RunEvent | undefined => {
			if (item.line !== undefined) {
				const lines = linesIn(apart, item.lane ?? question.lane);
				return lines.filter((event) => textOf(event).startsWith(item.line ?? ''))[(item.nth ?? 1) - 1];
			}
			const [place] = placesOf('events', { nth: 1, ...item }, apart, facts.module.claims);
			return place?.kind === 'event' ? place.event : undefined;
		};
		if (!find(linesApart(recording)))
			throw new QuestionError(
				question.id,
				`the run has no ${question.of === 'lines' ? 'line' : 'event'} for "${item.line ?? text}"`,
				`Look at the run: npm run interleave -- view ${facts.lab}`,
			);
		return { id, find };
	});
	return orderReading(finds, byArrival ? 'arrival' : 'time');
}

function ofTimes(question: Question, facts: Facts, items: KnownItem[]): Reading {
	const { recording } = runIn(question, facts, question.variant);
	const timed = items.map(({ id, item }) => {
		if (item.variant !== undefined) {
			const run = runIn(question, facts, item.variant === '-' ? undefined : item.variant).recording;
			return { id, run };
		}
		return { id, lane: laneIn(question, recording, item.lane ?? '') };
	});
	return timeReading(timed, question.measure ?? 'duration');
}

function neighbours(answer: string): string[] {
	const ids = answer.split(' ');
	return ids.slice(1).map((_, index) => {
		const swapped = [...ids];
		[swapped[index], swapped[index + 1]] = [ids[index + 1] as string, ids[index] as string];
		return swapped.join(' ');
	});
}

/** An order to begin with that was not seen, the same at each build. */
function offered(id: string, items: KnownItem[], seen: string[]): { id: string; text: string }[] {
	const shown = items.map(({ id, text }) => ({ id, text }));
	const turned = (by: number) => shown.map((_, index) => shown[(index * step(shown.length) + by) % shown.length]);
	const start = [...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
	for (let by = 0; by < shown.length; by++) {
		const order = turned(start + by).filter((item) => item !== undefined);
		if (!seen.includes(order.map((item) => item.id).join(' '))) return order;
	}
	return shown;
}

/** A step that comes past each of so many items once. */
function step(count: number): number {
	return [3, 5, 7, 1].find((one) => one < count && count % one !== 0) ?? 1;
}
