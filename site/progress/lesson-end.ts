import { dayWords } from './dates.ts';
import { progress } from './progress.ts';

/** Brings a lesson's end to life: read or not, and what confused. */
export function lessonEnd(end: HTMLElement): void {
	const slug = end.dataset.lessonEnd ?? '';
	const button = end.querySelector('[data-read]') as HTMLButtonElement;
	const words = end.querySelector('[data-read-words]') as HTMLElement;
	const lesson = () => progress.progress.lessons[slug];

	function show(): void {
		const own = lesson();
		button.textContent = own?.read ? 'Mark as not read' : 'Mark as read';
		words.textContent = own?.read ? `✓ Read on ${dayWords(own.at)}.` : '';
	}

	button.addEventListener('click', () => progress.read(slug, !lesson()?.read));
	end.querySelector('[data-confused]')?.addEventListener('click', () => {
		void import('../confused/confused.ts').then(({ openConfused }) => openConfused(end));
	});
	progress.watch(show);
	show();
	end.dataset.alive = '';
}
