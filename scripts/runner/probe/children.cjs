// @ts-check
'use strict';
/** Child processes: a line before each is asked for, one when it exists, one when its parent learns of its end. */
const childProcess = require('node:child_process');
const { injected, VARIABLE } = require('./injection.cjs');
const { now, write } = require('./log.cjs');
const { override, unseen } = require('./override.cjs');
const { place } = require('./place.cjs');

/** Watches the children of this lane. `nextSpawn` makes the token of a spawn. */
function watchChildren(
	/** @type {import('./injection.cjs').Injection} */ { run, dir },
	/** @type {() => string} */ nextSpawn,
) {
	const { prototype } = childProcess.ChildProcess;
	/** Those whose end is still to come. */
	const tokens = new WeakMap();

	// spawn, exec, execFile, fork and cluster all come through here, with their options normalised.
	override(prototype, 'spawn', (original, child, args) => {
		const [options] = args;
		if (!Array.isArray(options?.envPairs) || isOtherRun(options.envPairs)) return Reflect.apply(original, child, args);
		const spawn = nextSpawn();
		const { file, args: argv, stdio } = options;
		write({ k: 'spawn', t: now(), spawn, file, argv, inherits: inherits(stdio), at: place() });
		tokens.set(child, spawn);
		const given = { ...options, envPairs: withInjection(options.envPairs, spawn) };
		const result = unseen(() => Reflect.apply(original, child, [given]));
		write({ k: 'spawned', t: now(), spawn, pid: child.pid });
		return result;
	});

	override(prototype, 'emit', (original, child, args) => {
		const [type, code, signal] = args;
		const spawn = type === 'exit' && tokens.get(child);
		if (spawn) {
			tokens.delete(child);
			write({ k: 'reap', t: now(), spawn, code, signal });
		}
		return Reflect.apply(original, child, args);
	});

	for (const name of ['spawnSync', 'execFileSync', 'execSync']) override(childProcess, name, watchSync(name));

	/** @returns {import('./override.cjs').Body} */
	function watchSync(/** @type {string} */ name) {
		return (original, self, args) => {
			const at = name === 'execSync' || (args[1] && !Array.isArray(args[1])) ? 1 : 2;
			const options = args[at] ?? {};
			if (typeof options !== 'object') return Reflect.apply(original, self, args);
			const spawn = nextSpawn();
			const shell = name === 'execSync' || options.shell;
			const argv = [args[0], ...(at === 2 && Array.isArray(args[1]) ? args[1] : [])].map(String);
			const started = shell ? [typeof shell === 'string' ? shell : '/bin/sh', '-c', argv.join(' ')] : argv;
			const t = now();
			write({ k: 'spawn', t, spawn, file: started[0], argv: started, inherits: inherits(options.stdio), at: place() });
			const given = [...args];
			given[at] = { ...options, env: environmentFor(options.env ?? process.env, spawn) };
			/** @type {any} */
			let ended;
			try {
				const result = unseen(() => Reflect.apply(original, self, given));
				ended = name === 'spawnSync' ? result : { status: 0, signal: null };
				return result;
			} catch (error) {
				ended = error;
				throw error;
			} finally {
				const { pid, status = null, signal = null } = ended ?? {};
				const failed = pid === 0 || (status === null && signal === null);
				write({ k: 'spawned', t: now(), spawn, pid: pid || undefined, failed });
				if (!failed) write({ k: 'reap', t: now(), spawn, code: status, signal });
				write({ k: 'block', t, why: name, us: now() - t });
			}
		};
	}

	function withInjection(/** @type {string[]} */ pairs, /** @type {string} */ spawn) {
		const own = pairs.find((pair) => pair.startsWith('NODE_OPTIONS='))?.slice('NODE_OPTIONS='.length);
		const ours = injected({ run, dir, spawn }, own);
		const kept = pairs.filter((pair) => !pair.startsWith('NODE_OPTIONS='));
		return [...kept, ...Object.entries(ours).map(([name, value]) => `${name}=${value}`)];
	}

	function environmentFor(/** @type {Record<string, string>} */ env, /** @type {string} */ spawn) {
		/** @type {Record<string, string>} */
		const copy = {};
		// Inherited properties count, as they do for Node.
		for (const name in env) copy[name] = env[name];
		return copy[VARIABLE] === undefined ? Object.assign(copy, injected({ run, dir, spawn }, copy.NODE_OPTIONS)) : copy;
	}
}

/** A runner that is recorded itself records its own runs. */
function isOtherRun(/** @type {string[]} */ pairs) {
	return pairs.some((pair) => pair.startsWith(`${VARIABLE}=`));
}

/** Our descriptors that become the child's 1 and 2. */
function inherits(/** @type {any} */ stdio) {
	return [1, 2].map((fd) => {
		const given = Array.isArray(stdio) ? stdio[fd] : stdio;
		const own = given === 'inherit' ? fd : typeof given === 'number' ? given : given?.fd;
		return own === 1 || own === 2 ? own : null;
	});
}

module.exports = { watchChildren };
