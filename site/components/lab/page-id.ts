const counts = new WeakMap<object, number>();

/** An id that no other figure of the page has. `page` is any object that belongs to one page: `Astro.locals`. */
export function pageId(page: object, name: string): string {
	const count = (counts.get(page) ?? 0) + 1;
	counts.set(page, count);
	return `${name}-${count}`;
}
