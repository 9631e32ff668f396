/** The table of all events, alive: sorted by any column, filtered by lane, copied as text. */
import { compareLanes } from '../../scripts/recording/lane-order.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { countOf, eventRows, rowsAsText } from '../../scripts/timeline/event-rows.ts';
import { copyText } from './copy-text.ts';
import { element, newButton } from './parts.ts';
import { reply } from './reply.ts';
import { whenOpen } from './when-open.ts';

export interface EventTable {
	show(recording: Recording): void;
	/** Empties the table, and says why. */
	wait(why: string): void;
	/** The rows in the order of the events, however they are sorted now; none before the table was opened. */
	readonly rows: readonly HTMLTableRowElement[];
}

/** Takes over the table that stands in the place, filled or empty; says when it has other rows. */
export function eventTable(place: HTMLDetailsElement, filled: () => void): EventTable {
	const body = place.querySelector('tbody') ?? document.createElement('tbody');
	const heads = [...place.querySelectorAll<HTMLTableCellElement>('thead th')];
	const lanes = Object.assign(document.createElement('select'), { ariaLabel: 'Lanes in the table' });
	let rows = [...body.rows];
	for (const [column, head] of heads.entries()) {
		const button = newButton(head.textContent);
		button.onclick = () => sortBy(column, head.ariaSort === 'ascending' ? 'descending' : 'ascending');
		head.replaceChildren(button);
	}
	lanes.onchange = filter;
	place.querySelector('[data-tools]')?.replaceChildren(
		lanes,
		copyButton(() => shownRows(body)),
	);
	begin();

	return {
		show(recording) {
			place.hidden = false;
			fill([], `All ${countOf(recording)} events as a table`, 0);
			whenOpen(place, () => {
				const { rows: told, count, left } = eventRows(recording);
				fill(told.map(rowOf), `All ${count} events as a table`, left);
			});
		},
		wait(why) {
			whenOpen(place, () => {});
			fill([], why, 0);
		},
		get rows() {
			return rows;
		},
	};

	function fill(told: HTMLTableRowElement[], summary: string, left: number): void {
		rows = told;
		(place.querySelector('[data-count]') as HTMLElement).textContent = summary;
		const note = place.querySelector('[data-left]') as HTMLElement;
		note.textContent = `${left} more events are left out here.`;
		note.hidden = left === 0;
		body.replaceChildren(...rows);
		begin();
		filled();
	}

	/** What is new stands in the order of the events. */
	function begin(): void {
		const names = new Map(rows.map((row) => [row.dataset.lane ?? '', row.cells[1]?.textContent ?? '']));
		const known = [...names].sort(([a], [b]) => compareLanes(a, b));
		lanes.replaceChildren(new Option('All lanes', ''), ...known.map(([id, name]) => new Option(name, id)));
		lanes.hidden = known.length < 2;
		for (const [index, head] of heads.entries()) head.ariaSort = index === 0 ? 'ascending' : null;
	}

	function sortBy(column: number, order: 'ascending' | 'descending'): void {
		for (const [index, head] of heads.entries()) head.ariaSort = index === column ? order : null;
		const sorted = rows.toSorted((a, b) => compareRows(a, b, column));
		body.replaceChildren(...(order === 'ascending' ? sorted : sorted.reverse()));
	}

	function filter(): void {
		for (const row of rows) row.hidden = lanes.value !== '' && row.dataset.lane !== lanes.value;
	}
}

/** Rows that are alike stay in the order of the events. */
function compareRows(a: HTMLTableRowElement, b: HTMLTableRowElement, column: number): number {
	if (column === 0) return Number(a.dataset.t) - Number(b.dataset.t);
	if (column === 1) return compareLanes(a.dataset.lane ?? '', b.dataset.lane ?? '');
	const text = (row: HTMLTableRowElement) => row.cells[column]?.textContent ?? '';
	return text(a).localeCompare(text(b), 'en', { numeric: true });
}

function rowOf({
	t,
	lane,
	pen,
	when,
	who,
	what,
	at,
}: ReturnType<typeof eventRows>['rows'][number]): HTMLTableRowElement {
	const row = element('tr', pen) as HTMLTableRowElement;
	row.dataset.t = String(t);
	row.dataset.lane = lane;
	row.append(element('td', '', when), element('td', 'who', who), element('td', '', what), element('td', '', at));
	return row;
}

function shownRows(body: HTMLTableSectionElement): string[][] {
	const shown = [...body.rows].filter((row) => !row.hidden);
	return shown.map((row) => [...row.cells].map((cell) => cell.textContent));
}

function copyButton(wanted: () => string[][]): HTMLElement {
	const button = newButton('Copy as text');
	const said = element('span', 'note');
	said.role = 'status';
	button.onclick = async () => {
		const rows = wanted();
		const copied = await copyText(rowsAsText(rows));
		reply(said, copied ? `Copied ${rows.length} rows.` : 'This browser did not let the page copy.');
	};
	const tools = element('span', 'copies');
	tools.append(button, said);
	return tools;
}
