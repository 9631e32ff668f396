/** Where the reader's texts are kept. */

/** A reader's text of a lab. */
interface Draft {
	lab: string;
	task: boolean;
	base: string;
	original: Record<string, string>;
	files: Record<string, string>;
	at: number;
	tab: string;
}

export interface OpenDraft {
	readonly files: Record<string, string>;
	set(file: string, text: string): void;
	reset(): void;
	readonly changed: boolean;
	readonly others: { draft: Draft; why: 'another tab' | 'older course' | 'before reset' | 'on disk' }[];
	watch(changed: () => void): () => void;
	end(): void;
}

const kept = new Map<string, { files: Record<string, string>; others: OpenDraft['others'] }>();

/** Keeps texts as long as the page is open. */
export const drafts = {
	open(lab: string, task: boolean, files: Record<string, string>): OpenDraft {
		const key = `${lab} ${task}`;
		const draft = kept.get(key) ?? { files: { ...files }, others: [] };
		kept.set(key, draft);
		const changed = () => Object.entries(files).some(([file, text]) => draft.files[file] !== text);
		return {
			get files() {
				return draft.files;
			},
			set(file, text) {
				draft.files[file] = text;
			},
			reset() {
				const before = { lab, task, base: '', original: files, files: { ...draft.files }, at: Date.now(), tab: '' };
				if (changed()) draft.others.unshift({ draft: before, why: 'before reset' });
				Object.assign(draft.files, files);
			},
			get changed() {
				return changed();
			},
			get others() {
				return draft.others;
			},
			watch: () => () => {},
			end() {},
		};
	},
};
