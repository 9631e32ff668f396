/** The text of a question about the course, as a reader gets it to edit. */

/** What a question is about. */
export interface Asked {
	/** The page's title, and its path: no host, so that no address of a machine goes along. */
	page: string;
	path: string;
	section?: string;
	lab?: Lab;
	/** Of the course. */
	version: string;
	browser: string;
}

interface Lab {
	id: string;
	variant?: string | undefined;
	/** What the toolbar says of the moment that is shown. */
	moment?: string;
	/** The fragment that leads to it, with its `#`; empty for a run of the reader's own. */
	link: string;
}

/** What stands where the reader is to write. */
export const HERE = '(What did you expect, and what was there instead?)';

/** The title of the issue. */
export function issueTitle({ page, section, lab }: Asked): string {
	return ['Confusing', page, lab?.id ?? section].filter(Boolean).join(': ');
}

/** The issue: first the reader's own words, then where they were. */
export function issueText({ page, path, section, lab, version, browser }: Asked): string {
	const moment = lab && [lab.moment, lab.link === '' ? 'a run of my own' : path + lab.link].filter(Boolean).join(', ');
	const facts = [
		`- Page: ${page} (${path})`,
		section && `- Section: ${section}`,
		lab && `- Lab: ${lab.id}${lab.variant ? `, variant ${lab.variant}` : ''}`,
		moment && `- Moment: ${moment}`,
		`- Course: ${version}`,
		`- Browser: ${browser}`,
	];
	return `${HERE}\n\n${facts.filter(Boolean).join('\n')}\n`;
}

/** Longer addresses are cut off by servers. */
const LONGEST = 7000;

/** The page for a new issue with title and text filled in; without the text where that is too long for an address. */
export function issueLink(issues: string, title: string, text: string): string {
	const link = new URL(issues);
	link.searchParams.set('title', title);
	link.searchParams.set('body', text);
	if (link.href.length > LONGEST) link.searchParams.delete('body');
	return link.href;
}

/** `Firefox 145 on Linux`, out of what a browser says of itself; that itself where it says something else. */
export function browserWords(agent: string): string {
	const names: [string, RegExp][] = [
		['Edge', /\bEdg\/(\d+)/],
		['Chrome', /Chrome\/(\d+)/],
		['Firefox', /\bFirefox\/(\d+)/],
		['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/],
	];
	const systems: [string, RegExp][] = [
		['Android', /Android/],
		['iOS', /iPhone|iPad/],
		['Windows', /Windows/],
		['macOS', /Mac OS X/],
		['Linux', /Linux/],
	];
	const name = names.find(([, pattern]) => pattern.test(agent));
	const system = systems.find(([, pattern]) => pattern.test(agent));
	if (!name) return agent.slice(0, 200);
	return `${name[0]} ${name[1].exec(agent)?.[1]}${system ? ` on ${system[0]}` : ''}`;
}
