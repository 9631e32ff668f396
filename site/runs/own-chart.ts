/** How often each outcome came on the reader's machine, as the recorded chart tells it; a bar opens one of the runs. */
import { amount } from '../../scripts/recording/amount.ts';
import type { ClaimsModule } from '../../scripts/recording/claim.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { binWidth, type OutcomeBar, outcomeBars, valueBars } from '../components/lab/outcome-bars.ts';
import { element, newButton } from '../player/parts.ts';
import type { RunTally } from './run-tally.ts';
import { markRow } from './shown.ts';

export interface OwnChart {
	readonly element: HTMLElement;
	/** Draws what was counted so far. */
	draw(tally: RunTally): void;
	/** Marks the bar of the run that is shown. */
	mark(shown: Recording): void;
}

/** What the chart takes over from the recorded one, so that both can be compared. */
export interface ChartedAs {
	/** The ids of the outcomes, in their order. */
	outcomes: readonly string[];
	/** How wide the bins of the values are; absent: as these values ask. */
	bin?: number;
}

interface Row extends OutcomeBar {
	recording?: Recording | undefined;
}

const SVG = 'http://www.w3.org/2000/svg';

export function ownChart(
	module: ClaimsModule,
	as: ChartedAs,
	open: (recording: Recording, words: string) => void,
): OwnChart {
	const figure = element('figure', 'outcomes');
	let shown: Recording | undefined;

	function draw(tally: RunTally): void {
		const { runs } = tally;
		const focused = document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset.key;
		const bars = classBars(tally);
		const values = valueRows(tally);
		const tables = bars.length > 0 ? [table('classes', bars, runs, 14)] : [];
		const came = bars.filter(({ count }) => count > 0);
		if (values.length > 0 && (bars.length === 0 || (values.length > 1 && values.length !== came.length))) {
			tables.push(table('values', values, runs, bars.length === 0 ? 14 : 8, tally.valueIs));
		}
		figure.replaceChildren(element('figcaption', '', `On your machine, over ${amount(runs, 'run')}`), ...tables);
		if (focused !== undefined) figure.querySelector<HTMLElement>(`[data-key="${focused}"] button`)?.focus();
	}

	/** The recorded outcomes first, in their order and whether they came or not. */
	function classBars(tally: RunTally): Row[] {
		if (!module.outcome || tally.outcomes.length === 0) return [];
		const counts = new Map(tally.outcomes.map(({ id, count }) => [id, count]));
		const ids = [...new Set([...as.outcomes, ...counts.keys()])];
		const bars = outcomeBars({ outcomes: ids.map((id) => ({ id, count: counts.get(id) ?? 0 })) }, module.outcome);
		return bars.map((bar) => ({ ...bar, recording: tally.ofOutcome(bar.id) }));
	}

	function valueRows({ values, ofValue, outcomes }: RunTally): Row[] {
		// No two runs take as long: durations are told in bins.
		const bin = outcomes.length > 0 ? as.bin : binWidth(values, 3);
		return valueBars({ values }, bin).map((bar) => ({ ...bar, recording: ofValue(bar.holds) }));
	}

	function table(name: string, rows: Row[], runs: number, height: number, caption?: string): HTMLElement {
		const made = element('table', name);
		if (caption) made.append(element('caption', '', caption));
		const body = element('tbody');
		body.append(...rows.map((row) => rowElement(`${name} ${row.id}`, row, runs, height)));
		made.append(body);
		return made;
	}

	function rowElement(key: string, { words, count, share, recording }: Row, runs: number, height: number): HTMLElement {
		const row = element('tr');
		row.dataset.key = key;
		const name = element('th', '', words);
		name.setAttribute('scope', 'row');
		const bar = element('td', 'bar');
		bar.append(rect(share, height));
		const opener = element('td', 'open');
		if (recording && count > 0) {
			const button = newButton('Open one');
			button.ariaLabel = `${words}: ${count} of your ${runs} runs. Open one.`;
			button.addEventListener('click', () => open(recording, words));
			opener.append(button);
		}
		row.append(name, bar, element('td', 'count', String(count)), opener);
		runOf.set(row, recording);
		markRow(row, recording !== undefined && recording === shown);
		return row;
	}

	const runOf = new WeakMap<Element, Recording | undefined>();

	return {
		element: figure,
		draw,
		mark(recording) {
			shown = recording;
			for (const row of figure.querySelectorAll('tr')) markRow(row, runOf.get(row) === recording);
		},
	};
}

function rect(share: number, height: number): SVGElement {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('width', '100%');
	svg.setAttribute('height', String(height));
	svg.setAttribute('aria-hidden', 'true');
	const bar = document.createElementNS(SVG, 'rect');
	bar.setAttribute('width', `${share}%`);
	bar.setAttribute('height', String(height));
	svg.append(bar);
	return svg;
}
