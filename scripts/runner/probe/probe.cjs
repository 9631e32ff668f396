// @ts-check
'use strict';
/**
 * Loaded into every Node process and thread of a run by `--require`, before the program. It reports what the lane does into
 * the lane's own file, and adds nothing that the program could count: no listeners, no handles, no variables, no output.
 *
 * Every process of every run waits for it, so its parts are not loaded by Node's `require`: looking for a file, and for
 * the package that it belongs to, takes 0.3 ms each time, and there are ten. Nor do they show in `require.cache`.
 */
const { readFileSync } = require('node:fs');
const { compileFunction } = require('node:vm');

/** @type {Map<string, { exports: any }>} */
const parts = new Map();

load('./begin.cjs');
delete require.cache[__filename];

/** @returns {any} */
function load(/** @type {string} */ id) {
	if (!id.startsWith('./')) return require(id);
	let part = parts.get(id);
	if (!part) {
		part = { exports: {} };
		parts.set(id, part);
		const filename = __dirname + id.slice(1);
		const run = compileFunction(readFileSync(filename, 'utf8'), ['require', 'module', '__dirname'], { filename });
		run(load, part, __dirname);
	}
	return part.exports;
}
