/** Fills the places that pages keep for marks of progress. All of it that runs before a page is idle. */
import type { Here } from '../../scripts/progress/progress.ts';
import { type Doing, lessonState, stateWords } from './lesson-state.ts';
import { type Peeked, peek } from './peek.ts';
import { whenIdle } from './when-idle.ts';

/** Paints all marks of the page anew. What is damaged gives no marks, and no error. */
export function paint(progress: Peeked): void {
	try {
		for (const place of places('marks')) paintLesson(place, progress);
		for (const place of places('read-of')) paintTotal(place, progress);
		for (const place of places('lab-mark')) paintLab(place, progress);
		for (const place of places('resume')) paintResume(place, progress);
	} catch (error) {
		console.error(error);
	}
}

function paintLesson(place: HTMLElement, progress: Peeked): void {
	const state = lessonState(JSON.parse(place.dataset.marks ?? ''), progress);
	const words = stateWords(state);
	const isShort = place.dataset.words === undefined;
	place.title = isShort ? words : '';
	place.replaceChildren(...(state.length === 0 ? [] : [lines(state), text(isShort ? ` (${words})` : words, isShort)]));
}

/** A lesson as lanes: solid as far as one is, a hairline for what is left. */
function lines(state: Doing[]): Element {
	const svg = element('svg', { width: 18, height: 18, viewBox: '0 0 18 18', 'aria-hidden': 'true' });
	for (const [row, { done, of }] of state.entries()) {
		const y = row * 5;
		svg.append(element('path', { d: `M0 ${y + 1.5}h18`, class: 'left' }));
		if (done > 0) svg.append(element('path', { d: `M0 ${y}h${(18 * done) / of}v3H0z`, class: 'done' }));
	}
	return svg;
}

function paintTotal(place: HTMLElement, { lessons }: Peeked): void {
	const slugs = (place.dataset.readOf ?? '').split(' ');
	const read = slugs.filter((slug) => lessons?.[slug]?.read === true).length;
	const [short, long] = [`${read}/${slugs.length}`, `${read} of ${slugs.length} lessons read`];
	if (read === 0) place.replaceChildren();
	else if (place.dataset.words !== undefined) place.replaceChildren(long);
	else place.replaceChildren(hiddenFromReaders(short), text(` (${long})`, true));
}

function paintLab(place: HTMLElement, { runs, exercises }: Peeked): void {
	const lab = place.dataset.labMark ?? '';
	const tried = exercises?.[lab];
	place.textContent = tried?.solvedAt !== undefined ? '✓ solved' : tried ? 'tried' : runs?.[lab] ? 'ran' : '';
}

/** Where to go on: the last place, or after a lesson that was read the next that was not. */
function paintResume(place: HTMLElement, { here, lessons }: Peeked): void {
	const all: { slug: string; href: string; title: string }[] = JSON.parse(place.dataset.resume ?? '[]');
	const isRead = (slug: string) => lessons?.[slug]?.read === true;
	const last = all.findIndex(({ slug }) => slug === here?.slug);
	const rest = [...all.slice(last + 1), ...all.slice(0, last + 1)];
	const next =
		last < 0 ? undefined : isRead(all[last]?.slug ?? '') ? rest.find(({ slug }) => !isRead(slug)) : all[last];
	const link = place.querySelector('a') as HTMLAnchorElement;
	link.hidden = !next;
	if (!next) return;
	const { hash = '', section } = next.slug === here?.slug ? (here as Here) : {};
	link.href = next.href;
	link.hash = hash;
	link.textContent = `Continue: ${next.title}${hash !== '' && section ? `, at “${section}”` : ''}`;
}

function text(words: string, isUnseen: boolean): Element {
	const span = element('span', isUnseen ? { class: 'sr-only' } : {});
	span.textContent = words;
	return span;
}

function hiddenFromReaders(words: string): Element {
	const span = element('span', { 'aria-hidden': 'true' });
	span.textContent = words;
	return span;
}

function element(name: string, attributes: Record<string, string | number>): Element {
	const isDrawn = name === 'svg' || name === 'path';
	const made = isDrawn ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, `${value}`);
	return made;
}

function places(name: string): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(`[data-${name}]`)];
}

paint(peek());
whenIdle(() => void import('./alive.ts').then(({ comeAlive }) => comeAlive(paint)));
