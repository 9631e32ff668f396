/** Where the values of a JSON text stand: engines do not tell, or each in its own words. */

export interface JsonLines {
	/** The line (from 1) of the value that a JSON pointer names, or of the nearest value around it. */
	lineOf(pointer: string): number;
	/** The first thing that is not JSON, or too deep in it, if there is one. */
	fault?: { line: number; reason: string };
	/** The first key, by its pointer, that an object has twice: engines take the last of them without a word. */
	twice?: { line: number; pointer: string };
}

/** How deep values may stand in each other. A mark's detail, the only part that a program shapes, has 100 levels. */
const MOST_LEVELS = 110;

/** Whether a value has so many levels that what follows them one by one would find no end. */
export function isTooDeep(value: unknown, left = MOST_LEVELS): boolean {
	if (left < 0) return true;
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some((part) => isTooDeep(part, left - 1));
}

/** Looks through a JSON text, valid or not. Values more than `depth` levels down count as part of what is around them. */
export function jsonLines(text: string, depth = 6): JsonLines {
	const offsets = new Map<string, number>();
	const lineAt = lineFinder(text);
	let twice: { pointer: string; offset: number } | undefined;
	const fault = scan(text, (pointer, level, offset) => {
		if (level > depth) return;
		if (offsets.has(pointer)) twice ??= { pointer, offset };
		offsets.set(pointer, offset);
	});
	return {
		lineOf(pointer) {
			for (let around = pointer; around !== ''; around = around.slice(0, around.lastIndexOf('/'))) {
				const offset = offsets.get(around);
				if (offset !== undefined) return lineAt(offset);
			}
			return 1;
		},
		...(fault && { fault: { line: lineAt(fault.offset), reason: fault.reason } }),
		...(twice && { twice: { line: lineAt(twice.offset), pointer: twice.pointer } }),
	};
}

/** The line of any offset: a large file may have something wrong on each of its lines. */
function lineFinder(text: string): (offset: number) => number {
	let ends: number[] | undefined;
	return (offset) => {
		if (!ends) {
			ends = [];
			for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
		}
		let [from, to] = [0, ends.length];
		while (from < to) {
			const middle = (from + to) >> 1;
			if ((ends[middle] as number) < offset) from = middle + 1;
			else to = middle;
		}
		return from + 1;
	};
}

type Visit = (pointer: string, level: number, offset: number) => void;

class Unexpected {
	readonly offset: number;
	readonly reason: string;
	constructor(offset: number, reason: string) {
		this.offset = offset;
		this.reason = reason;
	}
}

const VALUE = 'a value';
const KEY = 'a key in double quotes';
const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function scan(text: string, visit: Visit): Unexpected | undefined {
	let at = 0;

	function value(pointer: string, level: number): void {
		skip(SPACE);
		if (level > MOST_LEVELS) throw new Unexpected(at, `values are nested more than ${MOST_LEVELS} levels deep.`);
		visit(pointer, level, at);
		if (text[at] === '{') members('}', () => entry(pointer, level));
		else if (text[at] === '[') members(']', (index) => value(`${pointer}/${index}`, level + 1));
		else if (!skip(STRING) && !skip(SCALAR)) fail(VALUE);
		skip(SPACE);
	}

	function members(close: string, member: (index: number) => void): void {
		at++;
		skip(SPACE);
		for (let index = 0; text[at] !== close; index++) {
			if (index > 0) {
				if (text[at] !== ',') fail(`"," or "${close}"`);
				at++;
			}
			member(index);
		}
		at++;
	}

	function entry(pointer: string, level: number): void {
		skip(SPACE);
		const start = at;
		if (!skip(STRING)) fail(KEY);
		const key: string = JSON.parse(text.slice(start, at));
		skip(SPACE);
		if (text[at] !== ':') fail('":"');
		at++;
		value(`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, level + 1);
	}

	function skip(pattern: RegExp): boolean {
		pattern.lastIndex = at;
		if (!pattern.test(text)) return false;
		at = pattern.lastIndex;
		return true;
	}

	function fail(wanted: string): never {
		const found = at < text.length ? `found ${JSON.stringify(text[at])}` : 'the file ends';
		const isString = text[at] === '"' && (wanted === VALUE || wanted === KEY);
		const reason = isString
			? 'a text in quotes has no end, or a character that JSON forbids'
			: `${found} where ${wanted} should be`;
		throw new Unexpected(at, `this is not JSON: ${reason}.`);
	}

	try {
		value('', 0);
		if (at < text.length) fail('the end of the file');
		return undefined;
	} catch (error) {
		if (error instanceof Unexpected) return error;
		throw error;
	}
}
