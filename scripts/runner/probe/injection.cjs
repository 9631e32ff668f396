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
const { basename, join } = require('node:path');

const PROBE = join(__dirname, 'probe.cjs');
const REQUIRE = `--require "${PROBE.replace(/[\\"]/g, '\\$&')}"`;
const VARIABLE = 'INTERLEAVE';
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const ALLOWED = new RegExp(`^ --allow-fs-read=${QUOTED} --allow-fs-read=${QUOTED} --allow-fs-write=${QUOTED}(?= |$)`);
/** Flags of Node's whose value may be the next word. */
const WITH_VALUE =
	/^(-r|--require|--import|-e|-p|-pe|--eval|--print|-C|--conditions|--input-type|--title|--allow-fs-(read|write))$/;
const EVAL = /(^|\s)(-e|-p|-pe|--eval|--print)(\s|=|$)/;

/**
 * The two variables for a process or thread with this NODE_OPTIONS of its own. Under the permission model Node reads the
 * probe's first file in any case, and the others only where they are allowed; without it, it refuses to start with that.
 *
 * @param {Injection} injection
 * @param {string | undefined} options
 * @param {boolean} [permission] Node's permission model is on
 * @returns {Record<string, string>}
 */
function injected({ run, spawn, dir }, options, permission = false) {
	const ours = permission ? REQUIRE + allowing(dir) : REQUIRE;
	return {
		NODE_OPTIONS: options === undefined ? ours : `${ours} ${options}`,
		[VARIABLE]: `${run}:${spawn}:${dir}`,
	};
}

function allowing(/** @type {string} */ dir) {
	const [ours, theirs] = [__dirname, dir].map((path) => `"${`${path}/`.replace(/[\\"]/g, '\\$&')}"`);
	return ` --allow-fs-read=${ours} --allow-fs-read=${theirs} --allow-fs-write=${theirs}`;
}

/**
 * Whether a command is Node with its permission model on: `on` and `off` are certain. `perhaps` where a shell may start it, or
 * where it is said after what may be the program's name: there the probe gives up by itself if it must, and only under
 * `--eval`, where Node would not read its first file either, it is not to be loaded at all.
 *
 * @returns {'on' | 'off' | 'perhaps' | 'never load'}
 */
function permissionModel(
	/** @type {string | undefined} */ options,
	/** @type {string} */ file,
	/** @type {any} */ args,
) {
	if (/(^| )--permission( |$)/.test(options ?? '')) return 'on';
	const words = Array.isArray(args) ? args.map(String) : [];
	if (!words.some((word) => word.includes('--permission'))) return 'off';
	const isNode = file === process.execPath || /^node(\.exe)?$/.test(basename(file));
	for (let index = 1; isNode && index < words.length && words[index]?.startsWith('-'); index++) {
		if (words[index] === '--permission') return 'on';
		if (WITH_VALUE.test(words[index] ?? '')) index++;
	}
	return words.some((word) => EVAL.test(word)) ? 'never load' : 'perhaps';
}

/** The NODE_OPTIONS that the program has of its own. */
function ownOptions(/** @type {string | undefined} */ options) {
	if (!options?.startsWith(REQUIRE)) return options;
	const rest = options.slice(REQUIRE.length).replace(ALLOWED, '');
	return rest === '' ? undefined : rest.slice(1);
}

/** What the variable says. */
function parseInjection(/** @type {string | undefined} */ value) {
	const [, run, spawn, dir] = /^([^:]+):([^:]+):(.+)$/s.exec(value ?? '') ?? [];
	return run && spawn && dir ? { run, spawn, dir } : undefined;
}

module.exports = { injected, ownOptions, parseInjection, permissionModel, VARIABLE, REQUIRE };
