/** The transcript in the page: what was printed appears when it was written, and says when it arrived. */
import type { LaneId, Recording } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { pensOf } from '../../scripts/timeline/pens.ts';
import { arrivalWords } from './arrival-words.ts';
import { elsewhereWords } from './elsewhere-words.ts';
import { element, type Part } from './parts.ts';
import { shortPaths } from './short-paths.ts';
import { type TranscriptLine, transcriptOf } from './transcript.ts';
import { leftOut, type Stretch, transcriptRows } from './transcript-rows.ts';
import { whoWords } from './who-words.ts';

/** The view of what was printed. */
export interface TranscriptPart extends Part {
	show(recording: Recording): void;
	/** Shows beside each line when it arrived, or hides that again. */
	arrivals(): void;
}

/** So many lines stand in one list; the browser leaves out whole lists that are out of view, for to ask that of each line is dear. */
const BLOCK = 100;

/** Takes over the transcript that stands in a place. */
export function transcriptPart(place: HTMLElement): TranscriptPart {
	const list = place.querySelector('[data-transcript]') ?? document.createElement('ol');
	const box = list.parentElement ?? place;
	let run: Recording | undefined;
	let pens = new Map<LaneId, string>();
	let lines: TranscriptLine[] = [];
	/** Which of them stand in the page. */
	let stretches: Stretch[] = [];
	/** What the list shows, each row as a word that tells it from another. */
	let keys: string[] = [];
	/** All that can lie ahead, by time; undefined until it was looked for. */
	let pieces: { t: number; shown: HTMLElement }[] | undefined;
	let shownUntil = Number.POSITIVE_INFINITY;
	/** The newest of what is shown: it was brought into view. */
	let seen: HTMLElement | undefined;

	function show(recording: Recording): void {
		run = recording;
		pens = pensOf(recording);
		lines = transcriptOf(recording);
		draw(recording, transcriptRows(lines.length));
		shownUntil = Number.POSITIVE_INFINITY;
		const heading = place.querySelector('.file');
		if (heading) heading.textContent = lines.length > 0 ? 'What it printed' : 'It printed nothing.';
		const elsewhere = place.querySelector<HTMLElement>('[data-elsewhere]');
		if (!elsewhere) return;
		elsewhere.textContent = elsewhereWords(recording);
		elsewhere.hidden = elsewhere.textContent === '';
	}

	function draw(recording: Recording, wanted: Stretch[]): void {
		const rows = rowsOf(wanted, lines.length);
		const wantedKeys = rows.map((row, place) => (typeof row === 'string' ? row : keyOf(row, rows[place - 1])));
		// What has not changed stays: a run that grows adds a few lines to many.
		let same = 0;
		while (same < keys.length && keys[same] === wantedKeys[same]) same++;
		for (const row of [...box.querySelectorAll('.transcript > li')].slice(same)) row.remove();
		for (const block of box.querySelectorAll('.transcript + .transcript:empty')) block.remove();
		for (const row of box.querySelectorAll('.ahead')) row.classList.remove('ahead');
		let block = box.querySelector('.transcript:last-child') ?? list;
		for (const [place, row] of rows.entries()) {
			if (place < same) continue;
			if (block.childElementCount >= BLOCK) block = appended(box);
			block.append(
				typeof row === 'string'
					? element('li', 'left-out', row)
					: lineElement(recording, lines, row, classesOf(row, rows[place - 1])),
			);
		}
		stretches = wanted;
		keys = wantedKeys;
		pieces = undefined;
	}

	function keyOf(index: number, before: Row | undefined): string {
		return `${classesOf(index, before)} ${JSON.stringify([lines[index], lines[index + 1]?.arrived])}`;
	}

	/** The lane's pen; who it is needs no saying again below a line of the same. */
	function classesOf(index: number, before: Row | undefined): string {
		const lane = lines[index]?.lane ?? '';
		const again = typeof before === 'number' && lines[before]?.lane === lane;
		return `${pens.get(lane) ?? ''}${again ? ' again' : ''}`;
	}

	/** Has the lines in the page that surround a moment. */
	function follow(t: number): void {
		const at = t === Number.POSITIVE_INFINITY ? undefined : lines.findLastIndex((line) => line.t <= t);
		const wanted = transcriptRows(lines.length, at);
		if (!run || JSON.stringify(wanted) === JSON.stringify(stretches)) return;
		draw(run, wanted);
		// What was written before the newest line is to be seen above it.
		box.scrollTop = 0;
		shownUntil = Number.POSITIVE_INFINITY;
		seen = undefined;
	}

	return {
		show,
		moment({ t = Number.POSITIVE_INFINITY }) {
			follow(t);
			pieces ??= piecesOf(box);
			const [from, to] = [Math.min(t, shownUntil), Math.max(t, shownUntil)];
			let newest: HTMLElement | undefined;
			for (const { t: written, shown } of pieces) {
				if (written > from && written <= to) shown.classList.toggle('ahead', written > t);
				if (written <= t) newest = shown;
			}
			if (newest && newest !== seen) keepInView(box, newest);
			seen = newest;
			shownUntil = t;
		},
		arrivals() {
			const on = place.toggleAttribute('data-arrivals');
			place.querySelector('[data-do="arrivals"]')?.setAttribute('aria-pressed', String(on));
		},
	};
}

/** A line, by its index, or a sentence. */
type Row = number | string;

/** The lines that are shown, by index, and a sentence where some are left out. */
function rowsOf(stretches: readonly Stretch[], count: number): Row[] {
	const gaps = leftOut(stretches, count).map((left) => (left === 0 ? [] : [leftOutWords(left)]));
	const shown = stretches.map(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index));
	return gaps.flatMap((gap, index) => [...gap, ...(shown[index] ?? [])]);
}

function leftOutWords(count: number): string {
	const lines = count === 1 ? '1 line is' : `${count.toLocaleString('en')} lines are`;
	return `${lines} left out here. Go to a moment to see those around it; the recording has all of them.`;
}

function appended(box: Element): Element {
	const block = element('ol', 'transcript');
	box.append(block);
	return block;
}

/** Scrolls the box of the list alone, never the page. */
function keepInView(box: Element, line: HTMLElement): void {
	if (box.scrollHeight <= box.clientHeight) return;
	const [{ top, bottom }, { top: upper, bottom: lower }] = [line.getBoundingClientRect(), box.getBoundingClientRect()];
	if (top < upper) box.scrollTop -= upper - top;
	if (bottom > lower) box.scrollTop += bottom - lower;
}

/** Lines, and what was written into a line later than its beginning. */
function piecesOf(box: Element): { t: number; shown: HTMLElement }[] {
	return [...box.querySelectorAll<HTMLElement>('.transcript [data-t]')].map((shown) => ({
		t: Number(shown.dataset.t),
		shown,
	}));
}

function lineElement(recording: Recording, lines: TranscriptLine[], index: number, classes: string): HTMLElement {
	const line = lines[index] as TranscriptLine;
	const { lane, fd, t, parts, cut } = line;
	const item = element('li', classes);
	item.dataset.t = String(t);
	const said = element('span', 'said');
	for (const part of parts) {
		if (!part.className && part.t === t) said.append(...shown(part.text));
		else {
			const piece = element('span', part.className);
			piece.append(...shown(part.text));
			if (part.t !== t) piece.dataset.t = String(part.t);
			said.append(piece);
		}
	}
	if (cut > 0) said.append(element('em', '', ` … ${cut} more characters`));
	const { words, matters } = arrivalWords(lines, index);
	const who = element('span', 'who', `${laneName(recording, lane)}${fd === 2 ? ' (stderr)' : ''}`);
	who.title = whoWords(recording, lane);
	item.append(who, said, element('span', `arrived${matters ? ' matters' : ''}`, words));
	return item;
}

/** What was printed; a path that is shown short is marked, and has all of it as its title. */
function shown(text: string): (string | HTMLElement)[] {
	return shortPaths(text).map((piece) => {
		if (piece.full === undefined) return piece.text;
		const short = element('abbr', '', piece.text);
		short.title = piece.full;
		return short;
	});
}
