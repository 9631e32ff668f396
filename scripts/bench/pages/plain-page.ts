/**
 * What pages are compared with: 900 words, three blocks of code and one drawing, without a script, a style sheet or a font.
 * About the lightest page that says as much as a lesson.
 */
export function plainPage(): Record<string, string> {
	return { '/plain/': page(), '/plain/drawing.svg': drawing() };
}

const SENTENCE =
	'A process asks the system for memory that no other process can see, and two threads of one process share what neither of them has copied. ';

function page(): string {
	const paragraph = (index: number) => `<p>${index}. ${SENTENCE.repeat(3)}</p>`;
	const code = `<pre><code>${'const worker = new Worker(file);\nworker.on("message", print);\n'.repeat(6)}</code></pre>`;
	const parts = Array.from({ length: 12 }, (_, index) => paragraph(index + 1) + (index % 4 === 0 ? code : ''));
	return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A plain page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<h1>A plain page</h1><img src="drawing.svg" width="600" height="200" alt="Lanes">${parts.join('\n')}</html>`;
}

function drawing(): string {
	const bars = Array.from(
		{ length: 24 },
		(_, index) =>
			`<rect x="${(index * 83) % 560}" y="${(index % 8) * 24}" width="${20 + ((index * 37) % 60)}" height="14"/>`,
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200">${bars.join('')}</svg>`;
}
