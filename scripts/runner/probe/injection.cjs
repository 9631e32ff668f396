// @ts-check
'use strict';
/**
 * What makes a Node process or thread load the probe: `--require` in NODE_OPTIONS, and one variable that says where to
 * write. The probe takes both away again before the program begins.
 *
 * INTERLEAVE is `<run>:<spawn>:<directory>`: the run's token, the token of the one spawn that made this process, and the
 * directory of the run. `<run>` comes first so that the sweep can look for `INTERLEAVE=<run>:` in a process's environment.
 *
 * @typedef {{ run: string, spawn: string, dir: string }} Injection
 */
const PROBE = require('node:path').join(__dirname, 'probe.cjs');
const REQUIRE = `--require "${PROBE.replace(/[\\"]/g, '\\$&')}"`;
const VARIABLE = 'INTERLEAVE';

/**
 * The two variables for a process or thread with this NODE_OPTIONS of its own.
 *
 * @returns {Record<string, string>}
 */
function injected(/** @type {Injection} */ { run, spawn, dir }, /** @type {string | undefined} */ options) {
	return {
		NODE_OPTIONS: options === undefined ? REQUIRE : `${REQUIRE} ${options}`,
		[VARIABLE]: `${run}:${spawn}:${dir}`,
	};
}

/** The NODE_OPTIONS that the program has of its own. */
function ownOptions(/** @type {string | undefined} */ options) {
	if (options === REQUIRE) return undefined;
	return options?.startsWith(`${REQUIRE} `) ? options.slice(REQUIRE.length + 1) : options;
}

/** What the variable says. */
function parseInjection(/** @type {string | undefined} */ value) {
	const [, run, spawn, dir] = /^([^:]+):([^:]+):(.+)$/s.exec(value ?? '') ?? [];
	return run && spawn && dir ? { run, spawn, dir } : undefined;
}

module.exports = { injected, ownOptions, parseInjection, VARIABLE, REQUIRE };
