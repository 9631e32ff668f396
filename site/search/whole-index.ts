import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pagefind from 'pagefind';

/**
 * An Astro integration, after Starlight's: Pagefind says that its files are written before they are, and is ended then; on a
 * busy machine some stay empty, and search finds nothing. Where that is so, the index is made again and written by us.
 */
export function wholeIndex() {
	return {
		name: 'interleave:whole-index',
		hooks: {
			'astro:build:done': async ({ dir }: { dir: URL }) => {
				const site = fileURLToPath(dir);
				if (emptyFiles(path.join(site, 'pagefind')).length > 0) await indexAnew(site);
			},
		},
	};
}

/** The files below a folder that have nothing in them. */
export function emptyFiles(folder: string): string[] {
	const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files
		.map(({ parentPath, name }) => path.join(parentPath, name))
		.filter((file) => fs.statSync(file).size === 0);
}

/** Makes the search index of a built site; every file of it is there when this resolves. */
export async function indexAnew(site: string): Promise<void> {
	try {
		const { index, errors } = await pagefind.createIndex();
		if (!index) throw new Error(`Pagefind made no index: ${errors.join(' ')}`);
		const added = await index.addDirectory({ path: site });
		const { files, errors: lost } = await index.getFiles();
		const problems = [...added.errors, ...lost];
		if (problems.length > 0) throw new Error(`Pagefind could not index ${site}: ${problems.join(' ')}`);
		fs.rmSync(path.join(site, 'pagefind'), { recursive: true, force: true });
		for (const { path: name, content } of files) {
			const file = path.join(site, 'pagefind', name);
			fs.mkdirSync(path.dirname(file), { recursive: true });
			fs.writeFileSync(file, content);
		}
	} finally {
		await pagefind.close();
	}
}
