/** Reads the questions of a lesson's front matter, and refuses what cannot be one. */
import type { Choice, Item, KeySource, Question, QuestionKind, Selector } from './question.ts';
import { QuestionError } from './question-error.ts';

/** The questions; a `QuestionError` that names the question and the remedy where one is not sound. */
export function readQuestions(data: unknown): Question[] {
	if (data === undefined) return [];
	if (!Array.isArray(data)) throw new QuestionError('', '"questions" is no list', 'Write "questions:" and "- id: …".');
	const questions = data.map(readQuestion);
	for (const [index, { id }] of questions.entries()) {
		if (questions.findIndex((other) => other.id === id) < index)
			throw new QuestionError(id, 'there are two of this id', 'Give one of them another id.');
	}
	return questions;
}

/** What each source of keys allows beside `lab`, `variant` and `veils`. */
const SOURCES: Record<KeySource, { kinds: QuestionKind[]; fields: string[]; choice?: string[]; item?: string[] }> = {
	outcomes: { kinds: ['choose'], fields: [], choice: ['outcome'] },
	values: { kinds: ['choose', 'value'], fields: ['unit'], choice: ['is', 'from', 'to'] },
	printed: {
		kinds: ['choose', 'value'],
		fields: ['find', 'mark', 'detail', 'lane', 'nth', 'count', 'unit'],
		choice: ['is', 'from', 'to', 'find', 'variant'],
	},
	ends: { kinds: ['choose'], fields: [], choice: ['lane', 'code', 'signal', 'variant'] },
	claims: { kinds: ['choose'], fields: [], choice: ['claim', 'against'] },
	lines: { kinds: ['order'], fields: ['lane'], item: ['line', 'lane', 'nth'] },
	events: {
		kinds: ['order', 'place'],
		fields: ['among', 'right', 'outcome'],
		item: ['kind', 'lane', 'name', 'on', 'says', 'nth', 'claim'],
	},
	times: { kinds: ['order'], fields: ['measure'], item: ['lane', 'variant'] },
	arrows: { kinds: ['place'], fields: ['among', 'right', 'outcome'] },
	waits: { kinds: ['place'], fields: ['among', 'right', 'outcome'] },
	interleavings: { kinds: ['choose'], fields: ['stepper', 'shown'], choice: ['is', 'from', 'to'] },
};

const SELECTOR = ['kind', 'lane', 'toLane', 'name', 'on', 'says', 'claim', 'nth', 'longest'];
const ALWAYS = ['id', 'asks', 'kind', 'veils'];
const TYPES: Record<string, 'string' | 'number' | 'boolean'> = {
	...{ several: 'boolean', veils: 'boolean', count: 'boolean', longest: 'boolean', right: 'boolean' },
	...{ nth: 'number', from: 'number', to: 'number', code: 'number' },
};

function readQuestion(data: unknown, index: number): Question {
	const given = recordOf(data, `number ${index + 1}`);
	const id = typeof given.id === 'string' ? given.id : `number ${index + 1}`;
	const refuse = (problem: string, remedy: string): never => {
		throw new QuestionError(id, problem, remedy);
	};
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) refuse('its id is missing or not kebab-case', 'Write id: seats-left.');
	if (typeof given.asks !== 'string' || given.asks.trim() === '') refuse('it asks nothing', 'Write asks: "…?"');
	const kind = given.kind as QuestionKind;
	const kinds = ['choose', 'value', 'order', 'place'];
	if (!kinds.includes(kind)) refuse(`its kind is ${JSON.stringify(given.kind)}`, `Use ${kinds.join(', ')}.`);
	const allowed = [...ALWAYS, ...ofKind(kind)];
	if (given.source !== undefined) {
		const { title, href } = recordOf(given.source, id);
		const isSound = typeof title === 'string' && (href === undefined || typeof href === 'string');
		if (!isSound) refuse('its source has no title', 'Write source: { title: "kill(2)", href: "https://…" }.');
		if (kind !== 'choose') refuse('only a question of the kind choose may have a source', 'Name a lab, and of: ….');
		refuseOthers(given, [...allowed, 'source'], refuse);
		const choices = listOf(given.choices, 'choices', refuse).map((one) => readEntry(one, ['right', 'why'], refuse));
		if (!choices.some(({ right }) => right)) refuse('none of its choices is right', 'Write right: true at one.');
		if (given.several !== true && choices.filter(({ right }) => right).length > 1)
			refuse('two choices are right and one may be chosen', 'Write several: true.');
		return { ...(given as unknown as Question), choices: choices as Choice[] };
	}
	if (given.of === 'interleavings' && typeof given.stepper !== 'string')
		refuse('it names no stepper', 'Write stepper: and the id of the <Stepper> that stands in this lesson.');
	if (typeof given.lab !== 'string' && given.of !== 'interleavings')
		refuse('it has no lab to take its key from', 'Write lab: sharing/first-race, or for a conceptual one source: {…}.');
	const of = given.of as KeySource;
	const rules = SOURCES[of];
	const fit = Object.entries(SOURCES).filter(([, { kinds }]) => kinds.includes(kind));
	if (!rules?.kinds.includes(kind))
		refuse(`"of" is ${JSON.stringify(of)}`, `Of a question ${kind}: ${fit.map(([name]) => name).join(', ')}.`);
	refuseOthers(given, [...allowed, 'lab', 'variant', 'of', ...rules.fields], refuse);
	if (of === 'printed' && (given.find === undefined) === (given.mark === undefined))
		refuse('it says no line and no mark to read', `Write find: '^Total: (\\d+)$' or mark: write.`);
	if (typeof given.find === 'string') checkPattern(given.find, refuse);
	const question = given as unknown as Question;
	if (kind === 'choose') {
		const choices = listOf(given.choices, 'choices', refuse).map(
			(one) => readEntry(one, rules.choice ?? [], refuse) as Choice,
		);
		for (const choice of choices) refuseEmpty(choice, of, refuse);
		return { ...question, choices };
	}
	if (kind === 'order') {
		const items = listOf(given.items, 'items', refuse).map((one) => readEntry(one, rules.item ?? [], refuse) as Item);
		return { ...question, items };
	}
	if (kind === 'place') {
		const among = readEntry(given.among, SELECTOR, refuse) as Selector;
		const right = readEntry(given.right, SELECTOR, refuse) as Selector;
		return { ...question, among, right };
	}
	return question;
}

type Refuse = (problem: string, remedy: string) => never;

function ofKind(kind: QuestionKind): string[] {
	if (kind === 'choose') return ['choices', 'several'];
	return kind === 'order' ? ['items'] : [];
}

function refuseOthers(given: Record<string, unknown>, allowed: string[], refuse: Refuse): void {
	const other = Object.keys(given).find((name) => !allowed.includes(name));
	if (other !== undefined) refuse(`it does not know "${other}"`, `Here it may have ${allowed.join(', ')}.`);
	for (const [name, value] of Object.entries(given)) {
		if (['choices', 'items', 'among', 'right', 'source'].includes(name)) continue;
		if (typeof value !== (TYPES[name] ?? 'string')) refuse(`"${name}" is no ${TYPES[name] ?? 'text'}`, 'Mend it.');
	}
}

/** Two at least: what has one answer asks nothing. */
function listOf(data: unknown, name: string, refuse: Refuse): unknown[] {
	if (!Array.isArray(data) || data.length < 2) refuse(`it has not two ${name}`, `Write ${name}: and a list.`);
	return data as unknown[];
}

function readEntry(data: unknown, fields: string[], refuse: Refuse): Record<string, unknown> {
	if (typeof data !== 'object' || data === null || Array.isArray(data))
		refuse(`${JSON.stringify(data)} is no entry`, `Write { text: …, ${fields[0]}: … }.`);
	const entry: Record<string, unknown> = { ...(data as Record<string, unknown>) };
	// YAML reads `is: 8` as a number; what is printed is text.
	for (const name of ['is', 'text']) if (typeof entry[name] === 'number') entry[name] = String(entry[name]);
	const other = Object.keys(entry).find((name) => ![...fields, 'text'].includes(name));
	if (other !== undefined) refuse(`a choice does not know "${other}"`, `Here it may have text, ${fields.join(', ')}.`);
	for (const [name, value] of Object.entries(entry)) {
		if (typeof value !== (TYPES[name] ?? 'string'))
			refuse(`"${name}" of a choice is no ${TYPES[name] ?? 'text'}`, 'Mend it.');
	}
	return entry;
}

/** A choice has to say what it means. */
function refuseEmpty(choice: Choice, of: KeySource, refuse: Refuse): void {
	const { outcome, is, from, to, lane, claim, against } = choice;
	const says = { outcomes: [outcome], ends: [lane], claims: [claim, against] }[of as string] ?? [is, from, to];
	if (says.every((one) => one === undefined))
		refuse(
			`the choice "${choice.text ?? ''}" says nothing of the runs`,
			`Give it ${SOURCES[of].choice?.join(', or ')}.`,
		);
	if ((is !== undefined && (from !== undefined || to !== undefined)) || (claim !== undefined && against !== undefined))
		refuse(`the choice "${choice.text ?? ''}" says two things`, 'Keep one of them.');
}

function checkPattern(pattern: string, refuse: Refuse): void {
	try {
		new RegExp(pattern);
	} catch (error) {
		refuse(`"find" is no regular expression: ${(error as Error).message}`, 'Mend it.');
	}
}

function recordOf(data: unknown, id: string): Record<string, unknown> {
	if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Record<string, unknown>;
	throw new QuestionError(id, 'it is no mapping', 'Write "- id: …" and what belongs to it below.');
}
