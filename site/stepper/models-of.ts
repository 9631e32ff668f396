/** The models of a lesson: what stands between `<Stepper id="…">` and its end. */
import { explore } from '../../scripts/stepper/explore.ts';
import { NotationError } from '../../scripts/stepper/notation-error.ts';
import { parse } from '../../scripts/stepper/parse.ts';
import type { Model } from '../../scripts/stepper/types.ts';
import { CourseError } from '../course/course-error.ts';

/** A model with the id of its stepper. */
export interface LessonModel {
	id: string;
	model: Model;
}

/** The models in a lesson's text, in their order; a CourseError names the line of what is wrong. */
export function modelsOf(text: string, file: string): LessonModel[] {
	const lineAt = (index: number) => text.slice(0, index).split('\n').length;
	const shown = text.replace(/^(```+)[\s\S]*?^\1/gm, (code) => code.replace(/[^\n]/g, ' '));
	const found: LessonModel[] = [];
	for (const { 0: tag, 1: attributes = '', index } of shown.matchAll(/<Stepper\b([^>]*)>/g)) {
		const line = lineAt(index);
		const id = /\bid="([a-z][a-z0-9-]*)"/.exec(attributes)?.[1];
		if (!id) throw new CourseError(`${file}:${line}`, 'this stepper has no id', 'Write <Stepper id="lost-update" …>.');
		if (found.some((other) => other.id === id)) {
			throw new CourseError(
				`${file}:${line}`,
				`there are two steppers "${id}"`,
				'Addresses name them: give each its own id.',
			);
		}
		const [, before = '', notation] = /^(\s*\{`)([^`]*)`\}\s*<\/Stepper>/.exec(text.slice(index + tag.length)) ?? [];
		if (notation === undefined) {
			throw new CourseError(
				`${file}:${line}`,
				`the stepper "${id}" has no model`,
				'Write it between the tags as {`…`}, without a backtick in it.',
			);
		}
		const first = lineAt(index + tag.length + before.length);
		found.push({ id, model: checked(notation, file, first) });
	}
	return found;
}

/** The model, searched once: what only a search can find is found here, too. */
function checked(notation: string, file: string, first: number): Model {
	try {
		const model = parse(notation);
		explore(model);
		return model;
	} catch (error) {
		if (!(error instanceof NotationError)) throw error;
		throw new CourseError(`${file}:${first + error.line - 1}`, error.problem, error.remedy);
	}
}
