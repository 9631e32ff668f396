import { LabError } from '../../../scripts/labs/lab-error.ts';
import { didYouMean } from '../../../scripts/labs/near.ts';

/** Lines of a program, as a lesson quotes them. */
export interface Quote {
	code: string;
	/** The first and the last line, counted from 1. */
	from: number;
	to: number;
}

const START = /^\s*\/\/ #region (\S+)\s*$/;
const END = /^\s*\/\/ #endregion\b/;

/** The lines of a region, or of the whole program; less indented, and without the marks of regions. `file` names it in errors. */
export function cutRegion(text: string, region: string | undefined, file: string): Quote {
	const lines = text.trimEnd().split(/\r?\n/);
	const [first, last] = region === undefined ? [0, lines.length - 1] : boundsOf(lines, region, file);
	const quoted = lines.slice(first, last + 1).filter((line) => !START.test(line) && !END.test(line));
	return { code: dedent(quoted).join('\n'), from: first + 1, to: last + 1 };
}

function boundsOf(lines: string[], region: string, file: string): [number, number] {
	const start = lines.findIndex((line) => START.exec(line)?.[1] === region);
	if (start < 0) {
		const known = lines.flatMap((line) => START.exec(line)?.[1] ?? []);
		const remedy = didYouMean(region, known) || (known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.');
		throw new LabError({ file }, `there is no region "${region}"`, remedy);
	}
	const end = lines.findIndex((line, index) => index > start && END.test(line));
	if (end < 0) throw new LabError({ file, line: start + 1 }, `region "${region}" has no end`, 'Add // #endregion.');
	if (end === start + 1)
		throw new LabError({ file, line: start + 1 }, `region "${region}" is empty`, 'Put lines into it.');
	return [start + 1, end - 1];
}

function dedent(lines: string[]): string[] {
	const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
	const least = Math.min(...indents);
	return lines.map((line) => line.slice(least));
}
