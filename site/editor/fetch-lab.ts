/** Brings the lab of a changed program from its own page into the one that offers the change. */
import type { LabElement } from '../player/lab-element.ts';

/** Attributes that name ids, alone, in a list, or as `#id` and `url(#id)`. */
const NAMING =
	'aria-labelledby aria-describedby aria-controls for href fill stroke clip-path mask marker-end marker-start'.split(
		' ',
	);

/** Puts it where the link to it stands. */
export async function fetchLab(change: HTMLElement): Promise<LabElement> {
	const link = change.querySelector<HTMLAnchorElement>('.elsewhere a') as HTMLAnchorElement;
	const response = await fetch(link.href);
	if (!response.ok) throw new Error(`${link.href} answered with ${response.status}`);
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	const found = page.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector('il-lab');
	if (!found) throw new Error(`${link.href} has no such lab`);
	renamed(found, `${change.querySelector('.title')?.id ?? 'change'}-`);
	const lab = document.importNode(found, true) as LabElement;
	link.parentElement?.replaceWith(lab);
	return lab;
}

/** Gives its ids a beginning of their own: this page may have the same. */
function renamed(lab: Element, prefix: string): void {
	const parts = [lab, ...lab.querySelectorAll('*'), ...templatesIn(lab)];
	const ids = new Set(parts.map(({ id }) => id).filter(Boolean));
	const named = (text: string) => text.replace(/[\w-]+/g, (word) => (ids.has(word) ? prefix + word : word));
	for (const part of parts) {
		if (part.id) part.id = prefix + part.id;
		if (part instanceof HTMLElement && part.dataset.id) part.dataset.id = prefix + part.dataset.id;
		for (const name of NAMING) {
			const value = part.getAttribute(name);
			if (value && (!/^(href|fill|stroke)$/.test(name) || value.includes('#'))) part.setAttribute(name, named(value));
		}
	}
}

function templatesIn(lab: Element): Element[] {
	return [...lab.querySelectorAll('template')].flatMap(({ content }) => [...content.querySelectorAll('*')]);
}
