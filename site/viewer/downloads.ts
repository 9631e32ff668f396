/** The shown recording as files for other programs, made in the page when they are asked for. */
import type { Judged } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { EXPORTS } from './exports.ts';

/** How long a made file is kept for the browser to save, milliseconds. */
const KEPT = 60_000;

/** Lets each of these buttons (`data-export`) save its form of the recording; `name` begins the file's name. */
export function offerDownloads(
	buttons: Iterable<HTMLButtonElement>,
	{ name, recording, judged }: { name: string; recording: Recording; judged: readonly Judged[] },
): void {
	const stem = name.replace(/(\.gz|\.json|\.jsonl|\.ndjson)+$/i, '').replace(/[^\w.-]+/g, '-') || 'run';
	for (const button of buttons) {
		const form = EXPORTS.find(({ file }) => file === button.dataset.export);
		button.onclick = async () => {
			if (form) save(`${stem}.${form.file}`, form.type, await form.write(recording, judged));
		};
	}
}

function save(name: string, type: string, text: string): void {
	const href = URL.createObjectURL(new Blob([text], { type }));
	Object.assign(document.createElement('a'), { href, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(href), KEPT);
}
