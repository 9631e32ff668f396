import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LabError } from '../../../scripts/labs/lab-error.ts';
import { findLab, loadLabs } from '../../../scripts/labs/load.ts';
import { didYouMean } from '../../../scripts/labs/near.ts';
import { cutRegion, type Quote } from './cut-region.ts';

/** What `<Code>` shows: lines of a file of a lab, and where they stand. */
export function quoteLab(
	root: string,
	{ lab: wanted, file = 'main.ts', region }: { lab: string; file?: string | undefined; region?: string | undefined },
): Quote & { id: string; file: string } {
	const lab = findLab(loadLabs(root), wanted);
	if (!lab.files.includes(file)) {
		const remedy = didYouMean(file, lab.files) || `It has ${lab.files.join(', ')}.`;
		throw new LabError({ file: `labs/${lab.id}` }, `there is no file "${file}"`, remedy);
	}
	const text = readFileSync(path.join(lab.dir, file), 'utf8');
	return { id: lab.id, file, ...cutRegion(text, region, `labs/${lab.id}/${file}`) };
}
