import fs from 'node:fs';
import path from 'node:path';
import { exerciseFiles } from './editable-files.ts';
import { furnishMyFolder } from './furnish-my-folder.ts';
import { writing } from './in-the-way.ts';
import { LabError } from './lab-error.ts';
import type { Lab } from './load.ts';
import { myFolder } from './my-files.ts';

/** What came into the learner's folder. */
export interface StartedExercise {
	/** Relative to the checkout: `my/sharing/three-fixes`. */
	folder: string;
	/** `there`: it was, and is left as it is. */
	files: { name: string; state: 'new' | 'there' }[];
	/** Whether `my/lib` leads to labs/lib; without it imports of the library are not found in the copy. */
	library: boolean;
}

/** Copies what an exercise starts from to `my/<lab id>/`, and makes `my/lib` lead to the labs' library. Overwrites nothing. */
export function startExercise(lab: Lab): StartedExercise {
	if (!lab.exercise) {
		const remedy = 'See those that are: npm run interleave -- list';
		throw new LabError({ file: `labs/${lab.id}` }, 'this lab is no exercise', remedy);
	}
	const folder = myFolder(lab);
	const files = exerciseFiles(lab).map((name) => {
		const file = path.join(folder, name);
		return { name, state: writing(lab.root, file, () => copyNew(path.join(lab.dir, name), file)) };
	});
	const inside = path.relative(lab.root, folder).replaceAll('\\', '/');
	const library = writing(lab.root, path.join(lab.root, 'my', 'lib'), () => furnishMyFolder(lab.root));
	return { folder: inside, files, library };
}

function copyNew(from: string, to: string): 'new' | 'there' {
	fs.mkdirSync(path.dirname(to), { recursive: true });
	try {
		fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
		return 'new';
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST' && fs.statSync(to, { throwIfNoEntry: false })?.isFile())
			return 'there';
		throw error;
	}
}
