/** The program of a run: which lane was at which line, and where each lane is now. */
import type { LaneId, Recording, RunEvent } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { pensOf } from '../../scripts/timeline/pens.ts';
import { fileElement } from './file-element.ts';
import { element, type Part } from './parts.ts';
import { programWords } from './program-words.ts';
import { lanesByLine, lineIn } from './source-lines.ts';
import { steppedEvents } from './stepping.ts';

/** The view of the program. */
export interface SourcePart extends Part {
	/** Marks the lines of a run; of one that grows, where its lanes are now. */
	show(recording: Recording, how: { growing?: boolean; built?: boolean }): void;
	/** Shows these files in place of others; without any those that the page was built with. */
	files(files?: readonly { file: string; text: string }[]): void;
	/** Brings a place of the program into view: `main.ts:12`. */
	bring(at: string): void;
}

/** Takes over the program that stands in a place. */
export function sourcePart(place: HTMLElement): SourcePart {
	let recording: Recording | undefined;
	let pens = new Map<LaneId, string>();
	/** What lights lines up, to be taken away again. */
	let lit: { undo(): void }[] = [];
	/** What the page was built with, once it was replaced. */
	let built: Node[] | undefined;
	/** How many events have passed in what is lit. */
	let shown: number | undefined;

	const sources = () => [...place.querySelectorAll<HTMLElement>('[data-source]')];
	const lineOf = (source: HTMLElement, at: string): HTMLElement | undefined => {
		const number = lineIn(source.dataset.source ?? '', at);
		return number === undefined
			? undefined
			: (source.querySelector<HTMLElement>(`[data-line="${number}"]`) ?? undefined);
	};

	function mark(run: Recording): void {
		for (const source of sources()) {
			for (const pen of source.querySelectorAll('.pens i')) pen.remove();
			for (const [line, lanes] of lanesByLine(source.dataset.source ?? '', run)) {
				const marks = lanes.map((lane) => {
					const pen = element('i', pens.get(lane) ?? '');
					pen.dataset.lane = lane;
					return pen;
				});
				source.querySelector(`[data-line="${line}"] .pens`)?.append(...marks);
			}
		}
	}

	function light(places: ReadonlyMap<LaneId, string>, newest?: RunEvent): void {
		for (const { undo } of lit) undo();
		lit = [];
		for (const source of sources()) {
			for (const [lane, at] of places) {
				const line = lineOf(source, at);
				if (line) lightLine(line, lane);
			}
			const line = newest?.at && lineOf(source, newest.at);
			if (line) keepInView(source, line);
		}
	}

	function lightLine(line: HTMLElement, lane: LaneId): void {
		const who = element('span', `here ${pens.get(lane) ?? ''}`, recording ? laneName(recording, lane) : lane);
		line.prepend(who);
		line.classList.add('now');
		const pen = line.querySelector(`.pens i[data-lane="${lane}"]`);
		pen?.classList.add('now');
		// A file that is folded says on its fold who is in it.
		const fold = line.closest('details:not(.program)')?.querySelector('summary');
		const inside = fold && element('span', `here ${pens.get(lane) ?? ''}`, who.textContent ?? '');
		if (inside) fold.append(inside);
		lit.push({
			undo() {
				who.remove();
				inside?.remove();
				pen?.classList.remove('now');
				line.classList.remove('now');
			},
		});
	}

	return {
		show(wanted, { growing, built }) {
			recording = wanted;
			pens = pensOf(wanted);
			shown = undefined;
			if (!growing && !built) mark(wanted);
			light(growing ? placesOf(steppedEvents(wanted)) : new Map());
		},
		moment({ t, events, passed, event }) {
			const count = t === undefined ? undefined : passed;
			// Between two events nothing changes here.
			if (count === shown) return;
			shown = count;
			light(t === undefined ? new Map() : placesOf(events, passed), event);
		},
		files(files) {
			if (!files) {
				if (built) place.replaceChildren(...built);
				built = undefined;
				return;
			}
			built ??= [...place.childNodes].map((node) => node.cloneNode(true));
			const [program, ...others] = files;
			const summary = place.querySelector(':scope > summary') ?? element('summary');
			summary.textContent = programWords(files);
			place.replaceChildren(
				summary,
				...(program ? [element('p', 'file', program.file), fileElement(program)] : []),
				...others.map((other) => {
					const fold = element('details');
					fold.append(element('summary', '', other.file), fileElement(other));
					return fold;
				}),
			);
		},
		bring(at) {
			for (const source of sources()) {
				const line = lineOf(source, at);
				if (!line) continue;
				for (let fold = line.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
					fold.open = true;
				keepInView(source, line);
				source.focus();
			}
		},
	};
}

/** Where each lane was last after so many events. A lane that has ended is nowhere. */
export function placesOf(events: readonly RunEvent[], passed = events.length): Map<LaneId, string> {
	const places = new Map<LaneId, string>();
	for (let index = 0; index < passed; index++) {
		const { lane, at, kind } = events[index] as RunEvent;
		if (kind === 'exit') places.delete(lane);
		else if (at) places.set(lane, at);
	}
	return places;
}

/** Scrolls the source alone, never the page. */
function keepInView(source: HTMLElement, line: HTMLElement): void {
	const top = line.offsetTop - source.offsetTop;
	if (top < source.scrollTop || top + line.offsetHeight > source.scrollTop + source.clientHeight) {
		source.scrollTop = top - source.clientHeight / 3;
	}
}
