/** All that a page shows of an exercise, read when the site is built. An author's mistake ends the build. */
import fs from 'node:fs';
import path from 'node:path';
import { markdownToHtml } from 'satteri';
import { type Form, FormError, formOf } from '../../../scripts/exercises/form.ts';
import { loadClaims } from '../../../scripts/labs/claims.ts';
import { hintsOf } from '../../../scripts/labs/hints.ts';
import { LabError } from '../../../scripts/labs/lab-error.ts';
import { findLab, type Lab, loadLabs } from '../../../scripts/labs/load.ts';
import type { Claim } from '../../../scripts/recording/claim.ts';

/** An exercise as a page shows it. */
export interface ExerciseView {
	lab: Lab;
	/** What judges it. */
	task: Claim[];
	/** What a learner starts from. */
	start: NamedText;
	/** What a learner does in it. */
	form: Form;
	/** The file that drives the learner's module, where they do not write the program. */
	harness?: string;
	/** HTML. */
	hints: string[];
	solution: NamedText;
}

interface NamedText {
	file: string;
	text: string;
}

/** The exercise of the lab with that id, of a checkout. */
export async function exerciseView(id: string, root = process.cwd()): Promise<ExerciseView> {
	const lab = findLab(loadLabs(root), id);
	const named = (file: string, remedy: string): NamedText => {
		if (!lab.files.includes(file))
			throw new LabError({ file: `labs/${lab.id}/${file}` }, 'this file is missing', remedy);
		return { file, text: fs.readFileSync(path.join(lab.dir, file), 'utf8') };
	};
	const start = named('exercise.ts', 'An exercise needs what the learner starts from; a lab without one is <Lab>.');
	const solution = named('solution.ts', 'An exercise needs one right answer.');
	const { task = [] } = await loadClaims(lab);
	if (task.length === 0)
		throw new LabError({ file: `labs/${lab.id}/claims.ts` }, 'an exercise needs claims in `task`', 'Export them.');
	return {
		lab,
		task,
		start,
		form: formIn(lab, start),
		...(lab.files.includes('harness.ts') && { harness: 'harness.ts' }),
		hints: lab.files.includes('hints.md') ? hintsIn(lab, named('hints.md', '').text) : [],
		solution,
	};
}

function formIn(lab: Lab, { file, text }: NamedText): Form {
	try {
		return formOf(text, lab.form);
	} catch (error) {
		if (!(error instanceof FormError)) throw error;
		throw new LabError({ file: `labs/${lab.id}/${file}`, line: error.line }, error.message, error.remedy, error);
	}
}

function hintsIn(lab: Lab, text: string): string[] {
	return hintsOf(text, `labs/${lab.id}/hints.md`).map((hint) => markdownToHtml(hint).html);
}
