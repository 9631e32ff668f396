/**
 * Brings a style sheet (`import sheet from './x.css?url'`) into the page, once, and resolves when it holds. A sheet that code
 * imports by its plain name stands in the page from the start, also where that code is only fetched later.
 */
export function laterSheet(href: string): Promise<void> {
	const known = coming.get(href);
	if (known) return known;
	const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
	// What cannot be fetched leaves the words as they are: they read without it.
	const here = new Promise<void>((resolve) => {
		link.onload = () => resolve();
		link.onerror = () => resolve();
	});
	coming.set(href, here);
	document.head.append(link);
	return here;
}

const coming = new Map<string, Promise<void>>();
