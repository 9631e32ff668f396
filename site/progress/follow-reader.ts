import type { ProgressStore } from './progress-store.ts';

/** Notes the section of a lesson that is being read: the last heading above the middle of the window. */
export function followReader(slug: string, progress: ProgressStore): void {
	const headings = [...document.querySelectorAll<HTMLElement>('.sl-markdown-content h2[id]')];
	let noted: string | undefined;

	function note(): void {
		const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2);
		const heading = scrollY === 0 ? undefined : passed.at(-1);
		const hash = heading ? `#${heading.id}` : '';
		if (hash === noted) return;
		noted = hash;
		progress.at({ slug, hash, ...(heading && { section: heading.textContent?.trim() ?? '' }) });
	}

	const observer = new IntersectionObserver(note, { rootMargin: '0px 0px -50% 0px' });
	for (const heading of headings) observer.observe(heading);
	note();
}
