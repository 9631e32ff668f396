import { sourceVersion } from '../../scripts/progress/source-version.ts';
import type { OtherDraft } from '../drafts/drafts.ts';
import { askCompanion } from '../player/companion.ts';

/** The reader's own copy of a lab below my/, as another text; undefined where there is none. `files`: the lab's own texts. */
export async function textOnDisk(lab: string, files: Record<string, string>): Promise<OtherDraft | undefined> {
	const response = await askCompanion(`/api/mine/${lab}`).catch(() => undefined);
	if (!response?.ok) return undefined;
	const { files: found = {} }: { files?: Record<string, string> } = await response.json().catch(() => ({}));
	const texts = Object.fromEntries(Object.entries(found).filter(([file]) => Object.hasOwn(files, file)));
	if (Object.keys(texts).length === 0) return undefined;
	const draft = { lab, task: false, base: sourceVersion(files), original: files, files: texts, at: 0, tab: 'disk' };
	return { draft, why: 'on disk' };
}
