// @ts-check
'use strict';
/** `performance.mark(name, { detail })`: the program's own word for a moment. */
const { now, write } = require('./log.cjs');
const { override } = require('./override.cjs');
const { place } = require('./place.cjs');

const MAX_DETAIL = 16_384;

/** Watches the marks of this lane. */
function watchMarks() {
	override(
		Object.getPrototypeOf(performance),
		'mark',
		(original) =>
			function (...args) {
				const [name, options] = args;
				const t = now();
				const mark = Reflect.apply(original, this, args);
				write({ k: 'mark', t, name: String(name), detail: plain(options?.detail), at: place() });
				return mark;
			},
	);
}

/** What JSON can hold of it. */
function plain(/** @type {unknown} */ detail) {
	if (detail === undefined || detail === null) return undefined;
	try {
		const text = JSON.stringify(detail, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
		if (text === undefined) return undefined;
		return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)}…` : JSON.parse(text);
	} catch {
		return String(detail);
	}
}

module.exports = { watchMarks };
