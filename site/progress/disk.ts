/** Keeps what the browser keeps on the companion's disk as well, and takes from there what it has not. */

import { canonical } from '../../scripts/progress/canonical.ts';
import { type Draft, draftKey } from '../../scripts/progress/draft.ts';
import { type Kept, type ReadKept, readKept } from '../../scripts/progress/kept.ts';
import { mergeProgress } from '../../scripts/progress/merge-progress.ts';
import { kept } from '../drafts/drafts.ts';
import { askCompanion } from '../player/companion.ts';
import { progress } from './progress.ts';

/** What is known of the disk. */
export interface Disk {
	/** When all was on it last, milliseconds since 1970. */
	readonly at: number | undefined;
	/** Why not all is on it, in words. */
	readonly problem: string | undefined;
	/** What the companion says of its file. */
	readonly says: readonly string[];
	/** Begins, once. */
	follow(): void;
	/** Brings what is not yet there at once. */
	now(): Promise<void>;
	watch(changed: () => void): void;
}

/** A pause in typing after which it is sent, milliseconds. */
const PAUSE = 1500;
/** After a failure it is tried again, milliseconds. */
const AGAIN = 30_000;
/** So much is sent at once, characters: the companion takes 8 MB. */
const LOAD = 1_000_000;
/** What a page that ends may still send, characters: browsers allow 64 KiB, and text is up to three times as long in bytes. */
const LAST_WORDS = 20_000;

/** The disk of the companion that serves this page. */
export const disk: Disk = followed();

function followed(): Disk {
	const unsent = { progress: true, drafts: new Set<string>() };
	/** How new each text was that the disk was given. */
	const sent = new Map<string, number>();
	const watching: (() => void)[] = [];
	let [at, problem, says]: [number | undefined, string | undefined, string[]] = [undefined, undefined, []];
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** What is being sent now; whoever comes meanwhile waits for it. */
	let sending: Promise<void> | undefined;
	/** What arrives from the disk is no change to send back. */
	let taking = false;
	let follows = false;

	function soon(): void {
		if (taking) return;
		clearTimeout(timer);
		timer = setTimeout(() => void now(), PAUSE);
	}

	function now(): Promise<void> {
		clearTimeout(timer);
		sending = (sending ?? Promise.resolve()).then(send);
		return sending;
	}

	async function send(): Promise<void> {
		try {
			for (const load of waiting(LOAD)) {
				takeIn(await post(load));
				for (const [key, draft] of Object.entries(load.drafts)) sent.set(key, draft.at);
				at = Date.now();
			}
			problem = undefined;
		} catch (error) {
			problem = (error as Error).message;
			unsent.progress = true;
			for (const draft of kept.all()) unsent.drafts.add(draftKey(draft));
			timer = setTimeout(() => void now(), AGAIN);
		}
		for (const changed of watching) changed();
	}

	/** What is not on the disk, in loads that it takes; from here on it counts as sent. */
	function waiting(most: number): Kept[] {
		const drafts = [...unsent.drafts].map((key) => kept.get(key)).filter((draft) => draft !== undefined);
		const first = unsent.progress || drafts.length > 0;
		unsent.progress = false;
		unsent.drafts.clear();
		return first ? loadsOf(drafts, most) : [];
	}

	function loadsOf(drafts: Draft[], most: number): Kept[] {
		const loads: Kept[] = [{ progress: progress.progress, drafts: {} }];
		let size = 0;
		for (const draft of drafts) {
			size += JSON.stringify(draft).length;
			if (size > most) {
				loads.push({ progress: progress.progress, drafts: {} });
				size = 0;
			}
			(loads.at(-1) as Kept).drafts[draftKey(draft)] = draft;
		}
		return loads;
	}

	async function post(load: Kept): Promise<ReadKept> {
		const answer = await request(load, false).catch(() => {
			throw new Error('The companion does not answer.');
		});
		const json = await answer.json().catch(() => ({}));
		if (!answer.ok) throw new Error(json.error ?? `The companion answered ${answer.status}.`);
		says = Array.isArray(json.says) ? json.says.filter((one: unknown) => typeof one === 'string') : [];
		return readKept(json);
	}

	/** Takes what the disk has and this browser has not; what it has not is sent next. */
	function takeIn({ kept: { progress: theirs, drafts }, newer }: ReadKept): void {
		if (newer !== undefined) throw new Error('The companion keeps what a newer version of the course wrote.');
		const [own, other] = [progress.progress.erased ?? 0, theirs.erased ?? 0];
		// It answers a question from before all was erased here.
		if (other < own) return;
		taking = true;
		try {
			if (other > own) kept.erase();
			const merged = mergeProgress(progress.progress, theirs);
			if (canonical(merged) !== canonical(progress.progress)) progress.mergeIn(theirs);
			kept.mergeIn(Object.values(drafts));
		} finally {
			taking = false;
		}
		for (const draft of kept.all()) {
			const key = draftKey(draft);
			if ((drafts[key]?.at ?? -1) < draft.at && sent.get(key) !== draft.at) unsent.drafts.add(key);
		}
		if (unsent.drafts.size > 0) soon();
	}

	/** The page ends: what is not sent yet goes along, as far as a browser lets it. The storage has it in any case. */
	function lastWords(): void {
		for (const load of waiting(LAST_WORDS / 2)) {
			if (JSON.stringify(load).length < LAST_WORDS) void request(load, true).catch(() => {});
		}
	}

	return {
		get at() {
			return at;
		},
		get problem() {
			return problem;
		},
		get says() {
			return says;
		},
		follow() {
			if (follows) return;
			follows = true;
			progress.watch(() => {
				if (!taking) unsent.progress = true;
				soon();
			});
			kept.watch((key) => {
				if (key !== undefined) unsent.drafts.add(key);
				soon();
			});
			addEventListener('pagehide', lastWords);
			addEventListener('pageshow', ({ persisted }) => {
				unsent.progress ||= persisted;
				if (persisted) soon();
			});
			void now();
		},
		now,
		watch: (changed) => void watching.push(changed),
	};
}

function request(load: Kept, keepalive: boolean): Promise<Response> {
	const headers = { 'content-type': 'application/json' };
	return askCompanion('/api/progress', { method: 'POST', headers, body: JSON.stringify(load), keepalive });
}
