import { amount } from '../../scripts/recording/amount.ts';

/** What a fold says of the program in it, the first of these files, and of what it runs. */
export function programWords(sources: readonly { file: string; text: string }[]): string {
	const [program, ...others] = sources;
	if (!program) return 'The program';
	const count = program.text.trimEnd().split('\n').length;
	const lines = `The program, ${program.file}, ${amount(count, 'line')}`;
	return others.length > 0 ? `${lines}, and what it runs: ${others.map(({ file }) => file).join(', ')}` : lines;
}
