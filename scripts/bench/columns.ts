/** Lines of columns: the first starts at the left, the others end at the right, each as broad as its longest word. */
export function columns(lines: string[][]): string {
	const widths = (lines[0] ?? []).map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
	return lines
		.map((line) =>
			line
				.map((word, index) => (index === 0 ? word.padEnd(widths[0] ?? 0) : word.padStart(widths[index] ?? 0)))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
