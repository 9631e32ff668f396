import { CourseError } from '../course/course-error.ts';

/** Refuses a lesson's text that places a question twice or never, or one that it does not have. */
export function checkPlaced(questions: readonly string[], text: string, file: string): void {
	const seen = new Set<string>();
	for (const { id, line } of placedIn(text)) {
		if (!questions.includes(id))
			throw new CourseError(
				`${file}:${line}`,
				`there is no question "${id}"`,
				`Write it into the front matter, below "questions:". There ${there(questions)}.`,
			);
		if (seen.has(id))
			throw new CourseError(`${file}:${line}`, `the question "${id}" stands here twice`, 'Place it once.');
		seen.add(id);
	}
	const never = questions.find((id) => !seen.has(id));
	if (never !== undefined)
		throw new CourseError(
			`${file}:${lineOf(text, never)}`,
			`the question "${never}" stands nowhere in the text`,
			`Place it: <Predict id="${never}">…</Predict>`,
		);
}

/** The line of the front matter that begins a question; the first line where there is none. */
export function lineOf(text: string, id: string): number {
	const lines = text.split('\n');
	const found = lines.findIndex((line) => new RegExp(`^\\s*(?:- )?id:\\s*["']?${id}["']?\\s*$`).test(line));
	return found < 0 ? Math.max(1, lines.findIndex((line) => line.startsWith('questions:')) + 1) : found + 1;
}

/** Each `<Predict id="…">` with its line; what is quoted as code is none. */
function placedIn(text: string): { id: string; line: number }[] {
	const blank = (code: string) => code.replace(/[^\n]/g, ' ');
	const shown = text.replace(/^(```+)[\s\S]*?^\1/gm, blank).replace(/`[^`\n]*`/g, blank);
	return [...shown.matchAll(/<Predict\b[^>]*?\bid=["']([^"']*)["']/g)].map(({ 1: id = '', index }) => ({
		id,
		line: shown.slice(0, index).split('\n').length,
	}));
}

function there(questions: readonly string[]): string {
	return questions.length === 0 ? 'are none' : `is ${questions.join(', ')}`;
}
