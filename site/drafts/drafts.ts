/** This browser's texts of labs. Fetched when an editor opens, or when something syncs, exports or imports. */
import { PREFIX } from '../progress/browser-storage.ts';
import { storage } from '../progress/progress.ts';
import { type DraftStore, draftStore } from './draft-store.ts';
import { DRAFT, isUnreadable, keptDrafts } from './kept-drafts.ts';
import { webLocks } from './locks.ts';

export type { DraftStore } from './draft-store.ts';
export type { OpenDraft, OtherDraft } from './open-draft.ts';

/** All texts that this browser keeps. */
export const kept = keptDrafts(storage);

/** The texts of labs, as editors ask for them. */
export const drafts: DraftStore = draftStore({
	kept,
	locks: webLocks(navigator.locks),
	browser: thisBrowser(),
	tab: {
		read(key) {
			try {
				return sessionStorage.getItem(PREFIX + key) ?? undefined;
			} catch {
				return undefined;
			}
		},
		write(key, text) {
			try {
				sessionStorage.setItem(PREFIX + key, text);
			} catch {
				// A reload then goes on with the newest text.
			}
		},
	},
	isUnreadable: (key) => isUnreadable(storage, key),
	now: Date.now,
	newName,
});

addEventListener('storage', ({ key }) => {
	if (key === null) kept.changed();
	else if (key.startsWith(PREFIX + DRAFT)) kept.changed(key.slice(PREFIX.length + DRAFT.length));
});
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) kept.changed();
});

function thisBrowser(): string {
	const known = storage.read('browser');
	if (known !== undefined && /^[0-9a-z]{1,24}$/.test(known)) return known;
	const name = newName();
	storage.write('browser', name);
	return name;
}

function newName(): string {
	return crypto
		.getRandomValues(new Uint32Array(2))
		.reduce((name, word) => name + word.toString(36).padStart(7, '0'), '');
}
