/**
 * What stands under a timeline: the place for words on a mark, a strip of the whole run, buttons for who has no wheel. The
 * page is built with it, so that nothing moves when the timeline comes alive.
 */
export function footHtml({ hasTree }: { hasTree: boolean }): string {
	return [
		'<div class="card-place" data-hint="Press a mark to read what it is."></div>',
		'<div class="overview" role="group" aria-label="Overview of the run"><div class="shown"></div></div>',
		'<div class="tools">',
		group('Zoom', tool('in', '+', 'Zoom in'), tool('out', '−', 'Zoom out'), tool('whole', 'Whole run')),
		tool('compare', 'Compare two moments'),
		group('What is drawn', tool('lanes', 'Lanes'), tool('tree', 'Process tree')).replace(
			'>',
			hasTree ? '>' : ' hidden>',
		),
		'</div>',
	].join('');
}

export type Tool = 'in' | 'out' | 'whole' | 'compare' | 'lanes' | 'tree';

function tool(name: Tool, says: string, label?: string): string {
	const named = label ? ` aria-label="${label}" title="${label}"` : '';
	return `<button type="button" data-tool="${name}"${named}>${says}</button>`;
}

function group(label: string, ...inside: string[]): string {
	return `<div role="group" aria-label="${label}">${inside.join('')}</div>`;
}
