// @ts-check
'use strict';
/** `performance.mark(name, { detail })`: the program's own word for a moment. */
const { leave, tells } = require('./budget.cjs');
const { now, write } = require('./log.cjs');
const { override, pass } = require('./override.cjs');
const { place } = require('./place.cjs');

const MAX_DETAIL = 16_384;
/** Readers of a recording refuse what is nested deeper than they can follow. */
const MAX_LEVELS = 100;

/** Watches the marks of this lane. */
function watchMarks() {
	let seen = 0;
	override(Object.getPrototypeOf(performance), 'mark', (original, self, args) => {
		const { 0: name, 1: options } = args;
		const t = now();
		const mark = pass(original, self, args);
		if (tells(seen++)) write({ k: 'mark', t, name: String(name), detail: plain(options?.detail), at: place() });
		else leave('mark');
		return mark;
	});
}

/** What JSON can hold of it. */
function plain(/** @type {unknown} */ detail) {
	if (detail === undefined || detail === null) return undefined;
	try {
		const text = JSON.stringify(detail, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
		if (text === undefined) return undefined;
		if (text.length > MAX_DETAIL) return `${text.slice(0, MAX_DETAIL)}\u2026`;
		const value = JSON.parse(text);
		return fits(value, MAX_LEVELS) ? value : text;
	} catch {
		return String(detail);
	}
}

/** Whether a value has so many levels or fewer. @type {(value: unknown, levels: number) => boolean} */
function fits(value, levels) {
	if (typeof value !== 'object' || value === null) return true;
	return levels > 0 && Object.values(value).every((part) => fits(part, levels - 1));
}

module.exports = { watchMarks };
