/** Sorts the repository's tests by what they need before they can run. */
import { globSync } from 'node:fs';

export interface TestFiles {
	/** Need nothing but the checkout. */
	unit: string[];
	/** `*.site.test.ts`: look at the files of the built site. */
	site: string[];
	/** `site/tests/*.test.ts` and `*.browser.test.ts`: open pages in a browser. */
	browser: string[];
}

/** All test files of the checkout, relative to it. */
export function testFiles(root: string): TestFiles {
	const all = ['scripts', 'labs', 'site', 'content'].flatMap((folder) =>
		globSync(`${folder}/**/*.test.ts`, { cwd: root, exclude: (name) => name === 'node_modules' }),
	);
	return sortTests(all.map((file) => file.replaceAll('\\', '/')).sort());
}

/** Sorts paths by their names. */
export function sortTests(files: string[]): TestFiles {
	const isBrowser = (file: string) => file.startsWith('site/tests/') || file.endsWith('.browser.test.ts');
	const isSite = (file: string) => !isBrowser(file) && file.endsWith('.site.test.ts');
	return {
		unit: files.filter((file) => !isBrowser(file) && !isSite(file)),
		site: files.filter(isSite),
		browser: files.filter(isBrowser),
	};
}
