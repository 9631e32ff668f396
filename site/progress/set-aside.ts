import { sourceVersion } from '../../scripts/progress/source-version.ts';
import type { BrowserStorage } from './browser-storage.ts';

const ASIDE = 'aside:';

/** Keeps a text that cannot be read under a key of its own, once; false where there is no room, and it must stay where it is. */
export function setAside(storage: BrowserStorage, key: string, text: string): boolean {
	return storage.write(`${ASIDE}${key}:${sourceVersion({ text })}`, text);
}

/** The texts that were set aside, by the keys that they stand under now. */
export function textsAside(storage: BrowserStorage): { key: string; of: string; text: string }[] {
	return storage.keys(ASIDE).map((key) => {
		const of = key.slice(ASIDE.length).replace(/:[0-9a-z]+$/, '');
		return { key, of, text: storage.read(key) ?? '' };
	});
}
