/** Opens the moment that the page's address names, in the lab that has its run. */
import { hasClaims } from './claims-of.ts';
import type { LabElement } from './lab-element.ts';
import { type Permalink, permalink, readPermalink } from './permalink.ts';

const NOT_HERE = 'The address names a moment that this page does not have.';

/** Opens it, or says that it is not here, and where it is. */
export async function openLink(hash: string, labs: readonly LabElement[]): Promise<void> {
	const link = readPermalink(hash);
	const lab = link && labs.find((lab) => lab.has(link.run));
	// Whoever follows a link to a moment means to see it.
	lab?.removeAttribute('data-veiled');
	if (link && lab) return lab.with((live) => live.showKept(link.run, link));
	const [first] = labs;
	if (!first) return;
	first.say(NOT_HERE);
	const status = first.querySelector('[data-status]') as HTMLElement;
	const elsewhere = link && pageOf(link, first.dataset.base ?? '/');
	if (elsewhere) status.append(' ', elsewhere);
	status.scrollIntoView({ block: 'center' });
}

/** A link to the page of the lab whose run it is; undefined where the site has no such lab, or this is its page. */
function pageOf(link: Permalink, base: string): HTMLAnchorElement | undefined {
	const lab = link.run.split('/', 2).join('/');
	const path = `${base}labs/${lab}/`;
	if (!hasClaims(lab) || path === location.pathname) return undefined;
	const href = path + permalink(link);
	return Object.assign(document.createElement('a'), { href, textContent: `Open the page of the lab ${lab}.` });
}
