/** This page's progress. Other tabs' changes arrive by themselves. */
import { browserStorage, PREFIX } from './browser-storage.ts';
import { PROGRESS, type ProgressStore, progressStore } from './progress-store.ts';

/** What this browser keeps. */
export const storage = browserStorage(() => {
	// Head.astro puts this in the place of what a browser refuses.
	if ('isRefused' in localStorage) throw new Error('The browser refuses to keep anything.');
	return localStorage;
});

/** What the reader did. */
export const progress: ProgressStore = progressStore(storage);

addEventListener('storage', ({ key }) => {
	// Without a key: all was cleared.
	if (key === null || key === PREFIX + PROGRESS) progress.refresh();
});
// A page that one comes back to was asleep, and heard of nothing.
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) progress.refresh();
});
