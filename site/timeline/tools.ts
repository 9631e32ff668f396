import type { Tool } from './foot-html.ts';

/** What its buttons say of a timeline. */
export interface ToolsNow {
	isWhole: boolean;
	comparing: boolean;
	tree: boolean;
	hasTree: boolean;
}

/** Brings the buttons in `foot` to life; returns what says by them how things are. */
export function tools(foot: ParentNode, use: (tool: Tool) => void, signal: AbortSignal): (now: ToolsNow) => void {
	const button = (tool: Tool) => foot.querySelector(`[data-tool="${tool}"]`) as HTMLButtonElement;
	for (const made of foot.querySelectorAll<HTMLElement>('[data-tool]'))
		made.addEventListener('click', () => use(made.dataset.tool as Tool), { signal });
	let said = '';
	return ({ isWhole, comparing, tree, hasTree }) => {
		const says = [isWhole, comparing, tree, hasTree].join();
		if (says === said) return;
		said = says;
		// A disabled button would lose the focus to the page: these stay, and say that they do nothing.
		for (const tool of ['out', 'whole'] as const) button(tool).setAttribute('aria-disabled', String(isWhole));
		button('compare').setAttribute('aria-pressed', String(comparing));
		button('lanes').setAttribute('aria-pressed', String(!tree));
		button('tree').setAttribute('aria-pressed', String(tree));
		(button('tree').parentElement as HTMLElement).hidden = !hasTree;
	};
}
