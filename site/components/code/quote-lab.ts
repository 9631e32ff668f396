import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LabError } from '../../../scripts/labs/lab-error.ts';
import { libraryOf, pathOf } from '../../../scripts/labs/library.ts';
import { findLab, loadLabs } from '../../../scripts/labs/load.ts';
import { didYouMean } from '../../../scripts/labs/near.ts';
import { cutRegion, type Quote } from './cut-region.ts';

/** What `<Code>` shows: lines of a file of a lab, or of what it takes from `labs/lib`, and where they stand. */
export function quoteLab(
	root: string,
	{ lab: wanted, file = 'main.ts', region }: { lab: string; file?: string | undefined; region?: string | undefined },
): Quote & { id: string; file: string } {
	const lab = findLab(loadLabs(root), wanted);
	const files = [...lab.files, ...libraryOf(lab)];
	if (!files.includes(file)) {
		const remedy = didYouMean(file, files) || `It has ${files.join(', ')}.`;
		throw new LabError({ file: `labs/${lab.id}` }, `there is no file "${file}"`, remedy);
	}
	const place = pathOf(lab, file);
	const name = path.relative(root, place).replaceAll('\\', '/');
	return { id: lab.id, file, ...cutRegion(readFileSync(place, 'utf8'), region, name) };
}
