import fs from 'node:fs';
import path from 'node:path';
import { loadLabs } from '../../../scripts/labs/load.ts';
import { recordingFile } from '../../../scripts/labs/recordings.ts';
import { EXPORTS, type Export } from '../../viewer/exports.ts';
import { labView } from './view.ts';

/** One file that a lab's page offers. */
export interface Exported extends Export {
	/** Its address below the lab's: `trace.json`, `2-pipes/trace.json`. */
	address: string;
	text: string;
}

/** The committed recording of a lab or its variant in all forms. Its own is as it lies in the checkout. */
export async function exported(id: string, variant?: string): Promise<Exported[]> {
	const { lab, recording, judged } = await labView(id, variant);
	return Promise.all(
		EXPORTS.map(async (form) => ({
			...form,
			address: variant === undefined ? form.file : `${variant}/${form.file}`,
			text:
				form.file === 'recording.json'
					? fs.readFileSync(path.join(lab.dir, recordingFile(variant)), 'utf8')
					: await form.write(recording, judged),
		})),
	);
}

/** The program of a lab and what it runs, which lie beside the exports. */
export async function programFiles(id: string): Promise<{ file: string; text: string }[]> {
	return (await labView(id)).sources;
}

/** All labs of the checkout that have recordings, with their variants; undefined is `main.ts` as it is. */
export function recordedLabs(): { module: string; name: string; id: string; variants: (string | undefined)[] }[] {
	return loadLabs(process.cwd())
		.filter((lab) => lab.files.includes('recording.json'))
		.map(({ id, module, name, variants }) => ({ id, module, name, variants: [undefined, ...Object.keys(variants)] }));
}
