/** Runs a lab many times from its page, and fills the chart and the claims' tallies as the runs come. */
import type { ClaimsModule } from '../../scripts/recording/claim.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { claimsOf } from '../player/claims-of.ts';
import type { LiveLab, ShownDetail } from '../player/live-lab.ts';
import { element, newButton } from '../player/parts.ts';
import { type OwnChart, ownChart } from './own-chart.ts';
import { type Again, runAgain } from './run-again.ts';
import { type RunTally, runTally } from './run-tally.ts';
import { tallyList } from './tally-list.ts';

export interface ManyRuns {
	start(times: number): Promise<void>;
}

/** What a screen reader is told of, in parts of the whole. */
const TOLD = 4;

export async function manyRuns(lab: HTMLElement, live: LiveLab): Promise<ManyRuns> {
	const { lab: id = '', variant } = lab.dataset;
	const module: ClaimsModule = await claimsOf(id);
	const place = lab.querySelector('[data-many]') as HTMLElement;
	const progress = element('progress') as HTMLProgressElement;
	const count = element('span', 'count-of');
	const status = element('p', 'status');
	status.setAttribute('role', 'status');
	const stop = newButton('Stop');
	stop.addEventListener('click', () => again?.stop());
	const line = element('p', 'progress');
	line.append(progress, count, stop);
	const claims = element('div');
	place.append(line, status, claims);
	let again: Again | undefined;

	place.addEventListener('keydown', ({ key }) => {
		if (key === 'Escape') again?.stop();
	});

	async function start(times: number): Promise<void> {
		if (again) return;
		const tally = runTally(module);
		const chart = ownChart(module, chartedAs(id, variant), (recording, words) =>
			live.show(recording, { words: `${words}, one of your runs`, own: true }),
		);
		const follow = (event: Event) => chart.mark((event as CustomEvent<ShownDetail>).detail.recording);
		lab.addEventListener('shown', follow);
		chartsOf(lab, id, variant).replaceChildren(chart.element);
		claims.replaceChildren();
		busy(true);
		tell(tally, times);
		again = runAgain({
			...{ lab: id, wanted: live.wanted(), times },
			ran(recording: Recording) {
				tally.add(recording);
				chart.draw(tally);
				tell(tally, times);
			},
		});
		let reason = '';
		try {
			reason = await again.done;
		} finally {
			again = undefined;
			busy(false);
			status.textContent = endWords(tally, times, reason);
			fill(tally, chart);
		}
	}

	function tell({ runs }: RunTally, times: number): void {
		progress.max = times;
		progress.value = runs;
		count.textContent = `${runs} of ${times}`;
		// Not each run: a screen reader would never be done.
		if (runs === 0) status.textContent = `Running ${times} times…`;
		else if (Math.floor((runs * TOLD) / times) > Math.floor(((runs - 1) * TOLD) / times))
			status.textContent = `${runs} of ${times} runs`;
	}

	function fill(tally: RunTally, chart: OwnChart): void {
		claims.replaceChildren(...(tally.runs > 0 ? [tallyList(tally, open)] : []));
		if (tally.runs === 0) chart.element.remove();
	}

	function open(recording: Recording, words: string): void {
		void live.show(recording, { words, own: true });
	}

	function busy(now: boolean): void {
		lab.toggleAttribute('data-running-many', now);
		const buttons = lab.querySelectorAll<HTMLButtonElement>('[data-more="times"]');
		const focused = document.activeElement;
		line.hidden = !now;
		// The bar tells those who see it.
		status.classList.toggle('sr-only', now);
		for (const button of buttons) button.disabled = now;
		// A button that goes away would lose the focus to the page.
		if (now && [...buttons].some((button) => button === focused)) stop.focus();
		else if (!now && focused === stop) buttons[0]?.focus();
	}

	return { start };
}

function endWords({ runs }: RunTally, times: number, reason: string): string {
	const came = runs === times ? `${runs} runs on your machine.` : `${runs} of ${times} runs came to their end.`;
	return reason ? `${reason} ${came}` : came;
}

function chartedAs(lab: string, variant: string | undefined): { outcomes: string[]; bin?: number } {
	const recorded = variant === undefined ? recordedChart(lab) : undefined;
	const rows = recorded?.querySelectorAll<HTMLElement>('[data-outcome]') ?? [];
	const bin = Number(recorded?.dataset.bin);
	return { outcomes: [...rows].map(({ dataset }) => dataset.outcome ?? ''), ...(bin > 0 && { bin }) };
}

function recordedChart(lab: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(`[data-outcomes="${lab}"]`);
}

/** The place of the own chart: beside the recorded one, which is copied here where it stands elsewhere. */
function chartsOf(lab: HTMLElement, id: string, variant: string | undefined): HTMLElement {
	const charts = lab.querySelector('[data-charts]') as HTMLElement;
	const known = charts.querySelector<HTMLElement>('[data-own-chart]');
	if (known) return known;
	const recorded = recordedChart(id);
	if (recorded && variant === undefined && !charts.contains(recorded)) charts.append(recorded.cloneNode(true));
	const place = element('div');
	place.dataset.ownChart = '';
	charts.append(place);
	return place;
}
