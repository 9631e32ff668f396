/** Which text of a lab a tab goes on with, and which others there are. */
import { type Draft, draftKey, newestFirst } from '../../scripts/progress/draft.ts';
import { sourceVersion } from '../../scripts/progress/source-version.ts';
import type { KeptDrafts } from './kept-drafts.ts';
import type { Locks } from './locks.ts';
import { type OpenDraft, openDraft } from './open-draft.ts';

/** The texts of labs, as an editor asks for them. */
export interface DraftStore {
	/** The text that this tab goes on with: its own, else the newest whose tab is gone, else the course's. */
	open(lab: string, task: boolean, files: Record<string, string>): Promise<OpenDraft>;
}

/** What a store of drafts stands on. */
export interface DraftGround {
	kept: KeptDrafts;
	locks: Locks;
	/** Names this browser, as long as it keeps anything. */
	browser: string;
	/** What a tab remembers of itself over a reload; a duplicated tab begins with a copy of it. */
	tab: { read(key: string): string | undefined; write(key: string, text: string): void };
	/** Whether a key holds something that is no draft. */
	isUnreadable(key: string): boolean;
	now(): number;
	newName(): string;
}

/** A reload may ask for its line before the page that was there has let it go, milliseconds. */
const RELOAD = 400;

/** A store of drafts on such a ground: a browser's, or a test's. */
export function draftStore(ground: DraftGround): DraftStore {
	return {
		async open(lab, task, files) {
			const begun = { lab, task, base: sourceVersion(files), original: files, files, at: 0 };
			const { draft, release } = await line(ground, begun);
			ground.tab.write(lineKey(begun), draft.tab);
			return openDraft(ground, draft, release);
		},
	};
}

interface Line {
	draft: Draft;
	release(): void;
}

type Begun = Omit<Draft, 'tab'>;

async function line(ground: DraftGround, begun: Begun): Promise<Line> {
	const { kept, locks, browser } = ground;
	const own = ground.tab.read(lineKey(begun));
	const before = own === undefined ? undefined : kept.get(draftKey({ ...begun, tab: own }));
	if (before && locks.work) {
		const taken = await take(ground, before, RELOAD);
		if (taken) return taken;
	}
	const all = kept.of(begun.lab, begun.task).filter(({ old }) => !old);
	const living = all.filter(({ base }) => base === begun.base).filter((draft) => !isSuperseded(draft, all));
	for (const draft of living.sort(newestFirst)) {
		if (!locks.work || !draft.tab.startsWith(`${browser}.`)) return continued(ground, begun, draft);
		const taken = await take(ground, draft);
		if (taken) return taken;
	}
	return fresh(ground, begun);
}

/** Goes on with a line, if nobody does. */
async function take(ground: DraftGround, draft: Draft, wait = 0): Promise<Line | undefined> {
	const key = draftKey(draft);
	if (ground.isUnreadable(key)) return undefined;
	const release = await ground.locks.hold(key, wait);
	// Its last words may have been written while one waited.
	return release && { draft: ground.kept.get(key) ?? draft, release };
}

/** A line of another browser is never written here: its text goes on under a name of this one. */
async function continued(ground: DraftGround, begun: Begun, draft: Draft): Promise<Line> {
	const seen = { ...draft.seen, [draftKey(draft)]: draft.at };
	return fresh(ground, { ...begun, files: { ...begun.files, ...draft.files }, at: draft.at, seen });
}

async function fresh(ground: DraftGround, begun: Begun): Promise<Line> {
	const draft = { ...begun, tab: `${ground.browser}.${ground.newName()}` };
	const release = await ground.locks.hold(draftKey(draft));
	return { draft, release: release ?? (() => {}) };
}

/** Whether another text goes on from this one, as it stands. */
export function isSuperseded(draft: Draft, all: Draft[]): boolean {
	const key = draftKey(draft);
	return all.some(({ seen }) => (seen?.[key] ?? -1) >= draft.at);
}

function lineKey({ lab, task, base }: Begun): string {
	return `line:${lab}${task ? '!' : ''}@${base}`;
}
