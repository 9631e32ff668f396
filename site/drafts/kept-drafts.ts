/** The texts of labs that one browser keeps, each under a key of its own. */
import { beyondKept, type Draft, draftKey, newestFirst, readDraft } from '../../scripts/progress/draft.ts';
import { newer } from '../../scripts/progress/merge-progress.ts';
import type { BrowserStorage } from '../progress/browser-storage.ts';

/** All texts, of this browser and what came to it by import or from the companion's disk. */
export interface KeptDrafts {
	get(key: string): Draft | undefined;
	/** The texts of a lab, the newest first. */
	of(lab: string, task: boolean): Draft[];
	all(): Draft[];
	/** Writes at once. What has no room stays in memory as long as the page. */
	put(draft: Draft): void;
	/** Takes in texts from elsewhere: those that are newer than what stands under their keys. */
	mergeIn(drafts: Draft[]): void;
	erase(): void;
	/** Calls back when a text changed: with its key, or without where any may have. */
	watch(changed: (key?: string) => void): () => void;
	/** Another tab wrote something. */
	changed(key?: string): void;
	/** The keys that nothing readable stands under. */
	unreadable(): string[];
	/** How many of the oldest texts were let go, by lab. */
	dropped(): Record<string, number>;
}

/** What drafts stand under. */
export const DRAFT = 'draft:';
const DROPPED = 'dropped';

/** The drafts in a browser's storage. */
export function keptDrafts(storage: BrowserStorage): KeptDrafts {
	/** What the browser had no room for. */
	const unwritten = new Map<string, Draft>();
	const watching = new Set<(key?: string) => void>();

	const changed = (key?: string) => {
		for (const call of watching) call(key);
	};

	function get(key: string): Draft | undefined {
		return unwritten.get(key) ?? parse(key, storage.read(DRAFT + key));
	}

	function startingWith(start: string): Draft[] {
		const keys = new Set([...storage.keys(DRAFT + start).map((key) => key.slice(DRAFT.length)), ...unwritten.keys()]);
		const found = [...keys].filter((key) => key.startsWith(start)).map(get);
		return found.filter((draft) => draft !== undefined).sort(newestFirst);
	}

	function write(draft: Draft): void {
		const key = draftKey(draft);
		if (storage.write(DRAFT + key, JSON.stringify(draft))) unwritten.delete(key);
		else unwritten.set(key, draft);
	}

	function of(lab: string, task: boolean): Draft[] {
		return startingWith(`${lab}${task ? '!' : ''}@`);
	}

	/** Lets the oldest go where a lab has more texts than are kept, and remembers that. */
	function letGo(lab: string, task: boolean): void {
		const oldest = beyondKept(of(lab, task));
		if (oldest.length === 0) return;
		for (const draft of oldest) {
			storage.remove(DRAFT + draftKey(draft));
			unwritten.delete(draftKey(draft));
		}
		const before = dropped();
		storage.write(DROPPED, JSON.stringify({ ...before, [lab]: (before[lab] ?? 0) + oldest.length }));
	}

	function dropped(): Record<string, number> {
		try {
			const counts: unknown = JSON.parse(storage.read(DROPPED) ?? '{}');
			const all = Object.entries(counts ?? {}).filter(([, count]) => Number.isSafeInteger(count));
			return Object.fromEntries(all) as Record<string, number>;
		} catch {
			return {};
		}
	}

	return {
		get,
		of,
		all: () => startingWith(''),
		put(draft) {
			const isNew = get(draftKey(draft)) === undefined;
			write(draft);
			if (isNew) letGo(draft.lab, draft.task);
			changed(draftKey(draft));
		},
		mergeIn(drafts) {
			const beyond = new Set(beyondKept(drafts));
			const readable = drafts.filter((draft) => !beyond.has(draft) && !isUnreadable(storage, draftKey(draft)));
			const better = readable.filter((draft) => {
				const own = get(draftKey(draft));
				return !own || (own.at !== draft.at && newer(own, draft) === draft);
			});
			for (const draft of better) write(draft);
			for (const { lab, task } of better) letGo(lab, task);
			if (better.length > 0) changed();
		},
		erase() {
			for (const key of storage.keys(DRAFT)) storage.remove(key);
			storage.remove(DROPPED);
			unwritten.clear();
			changed();
		},
		watch(call) {
			watching.add(call);
			return () => watching.delete(call);
		},
		changed,
		unreadable: () =>
			storage
				.keys(DRAFT)
				.map((key) => key.slice(DRAFT.length))
				.filter((key) => isUnreadable(storage, key)),
		dropped,
	};
}

/** Something stands there that is no draft: nothing is written over it. */
export function isUnreadable(storage: BrowserStorage, key: string): boolean {
	const text = storage.read(DRAFT + key);
	return text !== undefined && parse(key, text) === undefined;
}

function parse(key: string, text: string | undefined): Draft | undefined {
	if (text === undefined) return undefined;
	try {
		const draft = readDraft(JSON.parse(text));
		return draft && draftKey(draft) === key ? draft : undefined;
	} catch {
		return undefined;
	}
}
