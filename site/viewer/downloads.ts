/** The shown recording as files for other programs, made in the page when they are asked for. */
import type { Judged } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { saveFile } from '../player/save-file.ts';
import { EXPORTS } from './exports.ts';

/** Lets each of these buttons (`data-export`) save its form of the recording; `name` begins the file's name. */
export function offerDownloads(
	buttons: Iterable<HTMLButtonElement>,
	{ name, recording, judged }: { name: string; recording: Recording; judged: readonly Judged[] },
): void {
	const stem = name.replace(/(\.gz|\.json|\.jsonl|\.ndjson)+$/i, '').replace(/[^\w.-]+/g, '-') || 'run';
	for (const button of buttons) {
		const form = EXPORTS.find(({ file }) => file === button.dataset.export);
		button.onclick = async () => {
			if (form) saveFile(`${stem}.${form.file}`, await form.write(recording, judged), form.type);
		};
	}
}
