// @ts-check
'use strict';
/** `performance.mark(name, { detail })`: the program's own word for a moment. */
const { now, write } = require('./log.cjs');
const { override, unseen } = require('./override.cjs');
const { place } = require('./place.cjs');

const MAX_DETAIL = 16_384;
/** So many in full, then one in a hundred. */
const MOST = 5000;
const ONE_IN = 100;

/** Watches the marks of this lane. */
function watchMarks() {
	let seen = 0;
	let skipped = 0;
	override(Object.getPrototypeOf(performance), 'mark', (original, self, args) => {
		const [name, options] = args;
		const t = now();
		const mark = unseen(() => Reflect.apply(original, self, args));
		if (seen++ < MOST || seen % ONE_IN === 0) {
			const detail = plain(options?.detail);
			write({ k: 'mark', t, name: String(name), detail, at: place(), skipped: skipped || undefined });
			skipped = 0;
		} else skipped++;
		return mark;
	});
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
