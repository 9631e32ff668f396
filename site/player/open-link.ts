/** Opens the moment that the page's address names, in the lab that has its run. */
import type { LabElement } from './lab-element.ts';
import { readPermalink } from './permalink.ts';

const NOT_HERE = 'The address names a moment that this page does not have.';

/** Opens it, or says that it is not here. */
export async function openLink(hash: string, labs: readonly LabElement[]): Promise<void> {
	const link = readPermalink(hash);
	const lab = link && labs.find((lab) => lab.has(link.run));
	if (!link || !lab) return labs[0]?.say(NOT_HERE);
	await lab.with((live) => live.showKept(link.run, link));
}
