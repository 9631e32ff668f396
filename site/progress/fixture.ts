/** For tests: a browser's storage that can be full, blocked and shared by tabs. */
import type { Area } from './browser-storage.ts';

/** What all tabs of a browser share. */
export interface FakeArea extends Area {
	readonly texts: Map<string, string>;
	/** How many characters fit. */
	room: number;
	blocked: boolean;
}

/** For tests: a storage of a page's memory. */
export function fakeArea(given: Record<string, string> = {}): FakeArea {
	const texts = new Map(Object.entries(given));
	const area: FakeArea = {
		texts,
		room: Number.POSITIVE_INFINITY,
		blocked: false,
		get length() {
			return texts.size;
		},
		key: (index) => [...texts.keys()][index] ?? null,
		getItem(key) {
			refuse(area);
			return texts.get(key) ?? null;
		},
		setItem(key, text) {
			refuse(area);
			const others = [...texts].filter(([other]) => other !== key);
			const size = others.reduce((sum, [name, value]) => sum + name.length + value.length, key.length + text.length);
			if (size > area.room) throw new DOMException('It is full.', 'QuotaExceededError');
			texts.set(key, text);
		},
		removeItem(key) {
			refuse(area);
			texts.delete(key);
		},
	};
	return area;
}

function refuse({ blocked }: FakeArea): void {
	if (blocked) throw new DOMException('It is denied.', 'SecurityError');
}
