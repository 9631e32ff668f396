import { DiagramError } from './diagram-error.ts';

/** A diagram as its author wrote it: the text between ```mermaid and ```. */
export interface Fence {
	/** Relative to the checkout, with `/`. */
	file: string;
	/** Of the opening fence. */
	line: number;
	source: string;
}

/** The diagrams of one lesson, each with an accessible title and description. */
export function fencesOf(text: string, file: string): Fence[] {
	const fences: Fence[] = [];
	let open: Fence | undefined;
	let indent = 0;
	for (const [index, line] of text.split(/\r?\n/).entries()) {
		const start = /^([ \t]*)```mermaid\s*$/.exec(line);
		if (open && /^\s*```\s*$/.test(line)) {
			fences.push(described({ ...open, source: open.source.trim() }));
			open = undefined;
		} else if (open) open.source += `${line.slice(0, indent).trimStart()}${line.slice(indent)}\n`;
		else if (start) {
			open = { file, line: index + 1, source: '' };
			indent = start[1]?.length ?? 0;
		}
	}
	if (open) throw new DiagramError(open, 'this diagram has no end', 'Close it with ```.');
	return fences;
}

/** The fence, where it says in words what it shows. */
export function described(fence: Fence): Fence {
	const missing = ['accTitle', 'accDescr'].filter(
		(word) => !new RegExp(`^\\s*${word}\\s*[:{]`, 'm').test(fence.source),
	);
	if (missing.length === 0) return fence;
	throw new DiagramError(
		fence,
		`this diagram has no ${missing.join(' and no ')}`,
		`Under its first line add "${missing[0]}: …": what a reader who cannot see it should know.`,
	);
}
