/** The run in words and the table of its events: the sentence and the row of the moment are marked. */
import type { Recording } from '../../scripts/recording/types.ts';
import { narrate } from '../../scripts/timeline/narration.ts';
import { pensOf } from '../../scripts/timeline/pens.ts';
import { runSummary } from '../../scripts/timeline/run-summary.ts';
import { instant } from '../../scripts/timeline/words.ts';
import { eventTable } from './event-table.ts';
import { element, type Part } from './parts.ts';
import { whenOpen } from './when-open.ts';

export interface WordsPart extends Part {
	show(recording: Recording): void;
	/** While a run goes on nothing is told of it, and nothing of another one. */
	wait(): void;
}

const WAITING = 'The run goes on. It is told when it has ended.';

/** Takes over the narration and the table that stand in the stage, filled or empty. */
export function wordsPart(stage: HTMLElement): WordsPart {
	const story = stage.querySelector<HTMLDetailsElement>('[data-story]');
	const place = stage.querySelector<HTMLDetailsElement>('[data-table]');
	const table = place ? eventTable(place, () => markNow()) : undefined;
	let sentences = [...stage.querySelectorAll<HTMLElement>('[data-narration] > li')];
	let marked: HTMLElement[] = [];
	let waiting = false;
	let at: Parameters<WordsPart['moment']>[0] | undefined;

	return {
		show(recording) {
			waiting = false;
			marked = [];
			table?.show(recording);
			tell(runSummary(recording), () => sentencesOf(recording));
		},
		wait() {
			if (waiting) return;
			waiting = true;
			table?.wait(WAITING);
			tell(WAITING, () => []);
		},
		moment(player) {
			at = player;
			markNow();
		},
	};

	function tell(summary: string, told: () => HTMLElement[]): void {
		if (!story) return;
		story.hidden = false;
		(story.querySelector('[data-summary]') as HTMLElement).textContent = summary;
		story.querySelector('[data-narration]')?.replaceChildren();
		sentences = [];
		whenOpen(story, () => {
			sentences = told();
			story.querySelector('[data-narration]')?.replaceChildren(...sentences);
			markNow();
		});
	}

	function markNow(): void {
		const { t, passed = 0 } = at ?? {};
		const sentence = t === undefined ? undefined : sentences.findLast((told) => Number(told.dataset.t) <= t);
		const row = t === undefined ? undefined : table?.rows[passed - 1];
		const now = [sentence, row].filter((part) => part !== undefined);
		for (const part of marked) if (!now.includes(part)) part.ariaCurrent = null;
		for (const part of now) if (!marked.includes(part)) part.ariaCurrent = 'true';
		if (row && !marked.includes(row)) keepInView(row);
		marked = now;
	}
}

function sentencesOf(recording: Recording): HTMLElement[] {
	const pens = pensOf(recording);
	return narrate(recording).map(({ t, lane, says }) => {
		const item = element('li', pens.get(lane));
		item.dataset.t = String(t);
		item.dataset.lane = lane;
		item.append(element('span', '', instant(t)), ` ${says}`);
		return item;
	});
}

/** Scrolls the table alone, never the page. */
function keepInView(row: HTMLElement): void {
	const box = row.closest<HTMLElement>('.scroll');
	if (!box || box.clientHeight === 0) return;
	const top = row.offsetTop;
	if (top < box.scrollTop + row.offsetHeight || top + row.offsetHeight > box.scrollTop + box.clientHeight) {
		box.scrollTop = top - box.clientHeight / 2;
	}
}
