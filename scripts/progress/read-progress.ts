import {
	type Answer,
	type Here,
	type LessonRead,
	noProgress,
	type Progress,
	type Ran,
	type Tried,
	VERSION,
} from './progress.ts';
import { isCount, isName, isObject, isShallow, isTime, isWords, type Json, LIMITS, maybe, quoted } from './reading.ts';

/** What was read of something kept. */
export interface ReadProgress {
	progress: Progress;
	/** What could not be read, a sentence each. Whoever writes over the source keeps a copy of it first. */
	lost: string[];
	/** The version that wrote it, where this one is too old to read it: it is not to be written over. */
	newer?: number;
}

const MAPS = ['lessons', 'answers', 'runs', 'exercises'] as const;

/** Reads progress from anything that was JSON. It never throws. */
export function readProgress(json: unknown): ReadProgress {
	if (!isObject(json)) return lost('The progress is no object.');
	const { version } = json;
	if (isCount(version) && version > VERSION) {
		const why = `The progress was written by a newer version of the course (shape ${version}; this one reads ${VERSION}).`;
		return { ...lost(why), newer: version };
	}
	if (version !== VERSION) return lost(`"version" is not ${VERSION}.`);
	if (!isShallow(json)) return lost(`The progress nests deeper than ${LIMITS.depth} levels.`);
	const problems: string[] = [];
	const entries = Object.entries(json).filter(([key]) => {
		if (key === '__proto__') problems.push('"__proto__" is no key.');
		return key !== '__proto__';
	});
	const all = Object.fromEntries(entries);
	const maps = Object.fromEntries(MAPS.map((map) => [map, readMap(map, all[map], problems)]));
	const { since, erased, here } = all;
	if (!maybe(since, isTime)) problems.push('"since" is no time.');
	if (!maybe(erased, isTime)) problems.push('"erased" is no time.');
	if (!maybe(here, isHere)) problems.push('"here" is no place in a lesson.');
	for (const [key, passes] of [
		['since', isTime],
		['erased', isTime],
		['here', isHere],
	] as const) {
		if (!passes(all[key])) delete all[key];
	}
	return { progress: { ...all, ...maps, version: VERSION } as Progress, lost: problems };
}

function lost(why: string): ReadProgress {
	return { progress: noProgress(), lost: [why] };
}

function readMap(name: (typeof MAPS)[number], json: unknown, problems: string[]): Json {
	if (json === undefined) return {};
	if (!isObject(json)) {
		problems.push(`"${name}" is no object.`);
		return {};
	}
	const entries = Object.entries(json);
	if (entries.length > LIMITS.entries) {
		problems.push(`"${name}" has ${entries.length} entries; at most ${LIMITS.entries} are read.`);
		return {};
	}
	const sound = entries.filter(([key, value]) => {
		const passes = isName(key) && isObject(value) && ENTRY[name](value);
		if (!passes) problems.push(`"${name}": ${quoted(key)} is not as it should be.`);
		return passes;
	});
	return Object.fromEntries(sound);
}

const ENTRY: Record<(typeof MAPS)[number], (entry: Json) => boolean> = {
	lessons: ({ at, read }: Partial<LessonRead>) => isTime(at) && typeof read === 'boolean',
	answers: (entry) => isAnswer(entry),
	runs: ({ at, count }: Partial<Ran>) => isTime(at) && isCount(count),
	exercises: ({ triedAt, solvedAt, hints, sawSolution }: Partial<Tried>) =>
		isTime(triedAt) && maybe(solvedAt, isTime) && maybe(hints, isCount) && maybe(sawSolution, isTrue),
};

function isAnswer({ at, answer, right, declined, first }: Partial<Answer>): boolean {
	const words = Array.isArray(answer) && answer.length <= LIMITS.answers && answer.every((one) => isWords(one));
	const sound = isObject(first) && isTime(first.at) && maybe(first.right, isBoolean);
	return isTime(at) && words && maybe(right, isBoolean) && maybe(declined, isTrue) && sound;
}

function isHere(value: unknown): value is Here {
	if (!isObject(value)) return false;
	const { slug, hash, section, at } = value;
	const sound = isWords(hash, LIMITS.name) && (hash === '' || hash.startsWith('#'));
	return isName(slug) && sound && maybe(section, (one) => isWords(one, LIMITS.name)) && isTime(at);
}

function isBoolean(value: unknown): boolean {
	return typeof value === 'boolean';
}

function isTrue(value: unknown): boolean {
	return value === true;
}
