/** `interleave diagrams`: renders the diagrams that have no picture yet, and deletes pictures that no lesson shows. */
import path from 'node:path';
import { DiagramError } from './diagram-error.ts';
import { render } from './render.ts';
import { allFences, orphans, remove, unrendered, writePicture } from './store.ts';

/** Brings `site/diagrams` in step with the lessons; says what it did, line by line. */
export async function updateDiagrams(root: string, say: (line: string) => void): Promise<void> {
	const fences = allFences(root);
	const missing = unrendered(root, fences);
	for await (const { fence, svg } of render(missing)) {
		const file = writePicture(root, fence.source, svg);
		say(`${fence.file}:${fence.line}: drawn as ${file}, ${(svg.length / 1024).toFixed(1)} KB`);
	}
	const unused = orphans(root, fences);
	remove(root, unused);
	for (const file of unused) say(`${file}: deleted, no lesson shows it`);
	if (missing.length + unused.length === 0) say(`${fences.length} diagrams, all drawn`);
}

if (import.meta.main) {
	try {
		await updateDiagrams(path.join(import.meta.dirname, '../..'), console.log);
	} catch (error) {
		if (!(error instanceof DiagramError)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
