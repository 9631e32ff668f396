/** The views of a lab, filled from a recording in the page. What a run printed enters as text, never as markup. */
import type { Recording } from '../../scripts/recording/types.ts';
import { draw } from '../../scripts/timeline/draw.ts';
import { eventRows, saysOf } from '../../scripts/timeline/event-rows.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { type Layout, layout } from '../../scripts/timeline/layout.ts';
import { legendOf } from '../../scripts/timeline/legend.ts';
import { pensOf } from '../../scripts/timeline/pens.ts';
import { sceneOf } from '../../scripts/timeline/scene.ts';
import { parseSvg } from './parse-svg.ts';
import { lanesByLine, lineIn } from './source-lines.ts';
import { transcriptOf } from './transcript.ts';

/** A timeline in the page, with the layout that it was drawn from. */
export interface Drawn {
	svg: SVGSVGElement;
	layout: Layout;
}

/** Draws the timeline for the width that it has. */
export function fillTimeline(lab: HTMLElement, recording: Recording): Drawn {
	const place = lab.querySelector('[data-timeline]') as HTMLElement;
	const laid = layout(sceneOf(recording), { width: Math.max(280, place.clientWidth) });
	const svg = parseSvg(draw(laid, { id: `${lab.dataset.id}-l`, says: saysOf(recording) }));
	place.replaceChildren(svg);
	const legend = lab.querySelector('[data-legend]');
	const entries = parseSvg(`<svg ><g>${legendOf(laid)}</g></svg>`).firstElementChild;
	legend?.replaceChildren(...[...(entries?.children ?? [])].map(legendEntry));
	return { svg, layout: laid };
}

function legendEntry(entry: Element): HTMLElement {
	const span = document.createElement('span');
	span.append(...entry.childNodes);
	return span;
}

/** Writes the transcript. */
export function fillTranscript(lab: HTMLElement, recording: Recording): void {
	const pens = pensOf(recording);
	const lines = transcriptOf(recording);
	const items = lines.map(({ lane, fd, t, parts, cut }, index) => {
		const item = document.createElement('li');
		item.className = `${pens.get(lane) ?? ''}${lines[index - 1]?.lane === lane ? ' again' : ''}`;
		item.dataset.t = String(t);
		const said = element('span', 'said');
		said.append(...parts.map(({ text, className }) => (className ? element('span', className, text) : text)));
		if (cut > 0) said.append(element('em', '', ` … ${cut} more characters`));
		item.append(element('span', 'who', `${laneName(recording, lane)}${fd === 2 ? ' (stderr)' : ''}`), said);
		return item;
	});
	lab.querySelector('[data-transcript]')?.replaceChildren(...items);
	const heading = lab.querySelector('.terminal .file');
	if (heading) heading.textContent = lines.length > 0 ? 'What it printed' : 'It printed nothing.';
}

/** Lists all events. */
export function fillEvents(lab: HTMLElement, recording: Recording): void {
	const { rows, count } = eventRows(recording);
	const body = lab.querySelector('[data-events] tbody');
	body?.replaceChildren(
		...rows.map(({ pen, when, who, what, at }) => {
			const row = element('tr', pen);
			row.append(element('td', '', when), element('td', 'who', who), element('td', '', what), element('td', '', at));
			return row;
		}),
	);
	const summary = lab.querySelector('[data-count]');
	if (summary) summary.textContent = `All ${count} events as a list`;
}

/** Marks each line of the source with the lanes that were there. */
export function fillSource(lab: HTMLElement, recording: Recording): void {
	const pens = pensOf(recording);
	for (const source of lab.querySelectorAll<HTMLElement>('[data-source]')) {
		for (const mark of source.querySelectorAll('.pens i')) mark.remove();
		for (const [line, lanes] of lanesByLine(source.dataset.source ?? '', recording)) {
			const marks = lanes.map((lane) => {
				const mark = element('i', pens.get(lane) ?? '');
				mark.dataset.lane = lane;
				return mark;
			});
			source.querySelector(`[data-line="${line}"] .pens`)?.append(...marks);
		}
	}
}

/** Lights the line that each lane was at last, and brings the newest into view. */
export function lightLines(lab: HTMLElement, at: Map<string, string>, newest?: string): void {
	for (const source of lab.querySelectorAll<HTMLElement>('[data-source]')) {
		const file = source.dataset.source ?? '';
		const now = new Map([...at].map(([lane, place]) => [lane, lineIn(file, place)]));
		for (const line of source.querySelectorAll<HTMLElement>('.line')) {
			const number = Number(line.dataset.line);
			line.classList.toggle('now', [...now.values()].includes(number));
			for (const mark of line.querySelectorAll<HTMLElement>('.pens i')) {
				mark.classList.toggle('now', now.get(mark.dataset.lane ?? '') === number);
			}
		}
		const line = newest && source.querySelector<HTMLElement>(`[data-line="${now.get(newest)}"]`);
		if (line) keepInView(source, line);
	}
}

/** Scrolls the source alone, never the page. */
function keepInView(source: HTMLElement, line: HTMLElement): void {
	const top = line.offsetTop - source.offsetTop;
	if (top < source.scrollTop || top + line.offsetHeight > source.scrollTop + source.clientHeight) {
		source.scrollTop = top - source.clientHeight / 3;
	}
}

function element(tag: string, className: string, text = ''): HTMLElement {
	const made = document.createElement(tag);
	if (className) made.className = className;
	made.textContent = text;
	return made;
}
