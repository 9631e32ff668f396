/** One text of a lab while it is edited. */
import { type Draft, draftKey, sameText } from '../../scripts/progress/draft.ts';
import { LATEST } from '../../scripts/progress/reading.ts';
import { type DraftGround, isSuperseded } from './draft-store.ts';

/** The text that a tab goes on with. Each change is written at once. */
export interface OpenDraft {
	readonly files: Record<string, string>;
	set(file: string, text: string): void;
	/** Back to the course's text; what was there is kept as an older text. */
	reset(): void;
	/** Whether it differs from the course's text. */
	readonly changed: boolean;
	/** Other texts of the lab, the newest first: offered with their difference, never merged silently. */
	readonly others: OtherDraft[];
	/** Puts an offered text in place; what was there is kept as an older text. */
	take(draft: Draft): void;
	/** Offers this text no more, until its own tab changes it. It stays kept. */
	dismiss(draft: Draft): void;
	/** Calls back when others come or change. */
	watch(changed: () => void): () => void;
	/** Lets another tab go on with this text. */
	end(): void;
}

/** A text that another tab or another time left. */
export interface OtherDraft {
	draft: Draft;
	why: 'another tab' | 'another browser' | 'older course' | 'before reset' | 'on disk';
}

/** Goes on with a draft; `release` lets another tab have it. */
export function openDraft(ground: DraftGround, begun: Draft, release: () => void): OpenDraft {
	const { kept, browser } = ground;
	let mine: Draft = { ...begun, files: { ...begun.original, ...begun.files } };
	const key = draftKey(mine);

	/** An instant after the one before, as long as it can be read again. */
	const after = () => Math.min(LATEST, Math.max(ground.now(), mine.at + 1));

	function write(change: Partial<Draft>): void {
		mine = { ...mine, ...change, at: after() };
		kept.put(mine);
	}

	/** Keeps what is there before something takes its place. */
	function keepOld(): void {
		if (sameText(mine.files, mine.original)) return;
		const { seen, ...text } = mine;
		kept.put({ ...text, at: after(), old: true });
	}

	function others(): OtherDraft[] {
		const all = kept.of(mine.lab, mine.task);
		const offered = all.filter(
			(draft) =>
				draftKey(draft) !== key &&
				!sameText(draft.files, mine.files) &&
				!sameText(draft.files, draft.original) &&
				!isSuperseded(draft, [...all, mine]),
		);
		const first = offered.filter(
			(draft, index) => !offered.slice(0, index).some(({ files }) => sameText(files, draft.files)),
		);
		return first.map((draft) => ({ draft, why: why(draft) }));
	}

	function why({ base, old, tab }: Draft): OtherDraft['why'] {
		if (base !== mine.base) return 'older course';
		if (old) return 'before reset';
		return tab.startsWith(`${browser}.`) ? 'another tab' : 'another browser';
	}

	return {
		get files() {
			return mine.files;
		},
		get changed() {
			return !sameText(mine.files, mine.original);
		},
		get others() {
			return others();
		},
		set(file, text) {
			if (mine.files[file] !== text) write({ files: { ...mine.files, [file]: text } });
		},
		reset() {
			keepOld();
			write({ files: mine.original });
		},
		take(draft) {
			keepOld();
			const known = Object.entries(draft.files).filter(([name]) => Object.hasOwn(mine.original, name));
			const seen = { ...mine.seen, [draftKey(draft)]: draft.at };
			write({ files: { ...mine.original, ...Object.fromEntries(known) }, seen });
		},
		dismiss: (draft) => write({ seen: { ...mine.seen, [draftKey(draft)]: draft.at } }),
		watch: (changed) =>
			kept.watch((other) => {
				if (other !== key) changed();
			}),
		end: release,
	};
}
