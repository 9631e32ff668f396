/** The questions of a lesson with their keys, worked out when the site is built. */
import fs from 'node:fs';
import { LabError, UnknownNameError } from '../../scripts/labs/lab-error.ts';
import type { Facts } from '../../scripts/questions/facts.ts';
import { type Keyed, keyOf } from '../../scripts/questions/key.ts';
import { unknown } from '../../scripts/questions/known-names.ts';
import type { Question } from '../../scripts/questions/question.ts';
import { QuestionError } from '../../scripts/questions/question-error.ts';
import { readQuestions } from '../../scripts/questions/read-questions.ts';
import { explore } from '../../scripts/stepper/explore.ts';
import { CourseError } from '../course/course-error.ts';
import { modelsOf } from '../stepper/models-of.ts';
import { factsOf } from './facts-of.ts';
import { checkPlaced, lineOf } from './placed.ts';

/** A question as it stands in a lesson. */
export interface LessonQuestion {
	/** What its answer is kept under: `start/two-workers-one-counter#seats-left`. */
	key: string;
	keyed: Keyed;
	/** Of its lab; absent for a conceptual question. */
	facts?: Facts;
}

/** What there is to know of a lesson. */
export interface Lesson {
	id: string;
	filePath?: string | undefined;
	data: { questions?: unknown };
}

/** While the site is built a lesson is asked for by its own page and by each page that recalls it. */
const known = new Map<string, { of: string; questions: Promise<LessonQuestion[]> }>();

/** Its questions in order; a mistake in one of them ends the build with the file, the line and the remedy. */
export function lessonQuestions(lesson: Lesson): Promise<LessonQuestion[]> {
	const of = JSON.stringify(lesson.data.questions ?? []);
	const kept = known.get(lesson.id);
	// While an author writes, a lab may be recorded anew.
	if (kept?.of === of && !import.meta.env?.DEV) return kept.questions;
	const questions = read(lesson);
	known.set(lesson.id, { of, questions });
	return questions;
}

/** The questions of a lesson as they are written, without their keys. */
export function writtenQuestions(lesson: Lesson): Question[] {
	return located(lesson, () => readQuestions(lesson.data.questions));
}

async function read(lesson: Lesson): Promise<LessonQuestion[]> {
	const questions = writtenQuestions(lesson);
	const text = textOf(lesson);
	if (text !== undefined)
		checkPlaced(
			questions.map(({ id }) => id),
			text,
			fileOf(lesson),
		);
	return Promise.all(questions.map((question) => keyed(lesson, question)));
}

async function keyed(lesson: Lesson, question: Question): Promise<LessonQuestion> {
	const facts =
		question.of === 'interleavings'
			? factsOfModel(lesson, question)
			: question.lab === undefined
				? undefined
				: await factsIn(lesson, question);
	return {
		key: `${lesson.id}#${question.id}`,
		keyed: located(lesson, () => keyOf(question, facts)),
		...(facts && { facts }),
	};
}

/** What a search of the model of one of the lesson's steppers found. */
function factsOfModel(lesson: Lesson, question: Question): Facts {
	const models = modelsOf(textOf(lesson) ?? '', fileOf(lesson));
	const found = models.find(({ id }) => id === question.stepper);
	return located(lesson, () => {
		if (!found)
			throw unknown(
				question,
				'stepper',
				question.stepper ?? '',
				models.map(({ id }) => id),
			);
		return { lab: question.lab ?? '', module: { claims: [] }, runs: [], explored: explore(found.model) };
	});
}

async function factsIn(lesson: Lesson, question: Question): Promise<Facts> {
	try {
		return await factsOf(question.lab as string);
	} catch (error) {
		if (!(error instanceof UnknownNameError) && !(error instanceof LabError)) throw error;
		const [problem = '', ...remedy] = error.message.split('\n');
		return located(lesson, () => {
			throw new QuestionError(question.id, problem, remedy.join('\n'));
		});
	}
}

/** Does something with a lesson's questions, and says where in the file it went wrong. */
function located<T>(lesson: Lesson, does: () => T): T {
	try {
		return does();
	} catch (error) {
		if (!(error instanceof QuestionError)) throw error;
		const line = lineOf(textOf(lesson) ?? '', error.question);
		throw new CourseError(`${fileOf(lesson)}:${line}`, error.message, error.remedy);
	}
}

function fileOf({ filePath, id }: Lesson): string {
	return filePath ?? `content, lesson ${id}`;
}

function textOf({ filePath }: Lesson): string | undefined {
	return filePath !== undefined && fs.existsSync(filePath) ? fs.readFileSync(filePath, 'utf8') : undefined;
}
