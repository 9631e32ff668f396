// @ts-check
'use strict';
/** Child processes: a line before each is asked for, one when it exists, one when its parent learns of its end. */
const childProcess = require('node:child_process');
const { injected, VARIABLE } = require('./injection.cjs');
const { now, write } = require('./log.cjs');
const { override } = require('./override.cjs');
const { place } = require('./place.cjs');

/** Watches the children of this lane. `nextSpawn` makes the token of a spawn. */
function watchChildren(
	/** @type {import('./injection.cjs').Injection} */ { run, dir },
	/** @type {() => string} */ nextSpawn,
) {
	const tokens = new WeakMap();
	const { ChildProcess } = childProcess;

	// spawn, exec, execFile, fork and cluster all come through here, with their options normalised.
	override(
		ChildProcess.prototype,
		'spawn',
		(original) =>
			function (...args) {
				const [options] = args;
				if (!Array.isArray(options?.envPairs) || isOtherRun(options.envPairs))
					return Reflect.apply(original, this, args);
				const spawn = nextSpawn();
				write({
					k: 'spawn',
					t: now(),
					spawn,
					file: options.file,
					argv: options.args,
					inherits: inherits(options.stdio),
					at: place(),
				});
				tokens.set(this, spawn);
				const result = Reflect.apply(original, this, [
					{ ...options, envPairs: withInjection(options.envPairs, spawn) },
				]);
				write({ k: 'spawned', t: now(), spawn, pid: this.pid });
				return result;
			},
	);

	override(
		ChildProcess.prototype,
		'emit',
		(original) =>
			function (...args) {
				const [type, code, signal] = args;
				const spawn = type === 'exit' && tokens.get(this);
				if (spawn) write({ k: 'reap', t: now(), spawn, code, signal });
				return Reflect.apply(original, this, args);
			},
	);

	for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
		override(
			childProcess,
			name,
			(original) =>
				function (...args) {
					const at =
						name === 'execSync' ? 1 : args[1] === undefined || args[1] === null || Array.isArray(args[1]) ? 2 : 1;
					const options = args[at] ?? {};
					if (typeof options !== 'object') return Reflect.apply(original, this, args);
					const spawn = nextSpawn();
					const argv =
						name === 'execSync' ? ['/bin/sh', '-c', args[0]] : [args[0], ...(at === 2 ? (args[1] ?? []) : [])];
					const t = now();
					write({ k: 'spawn', t, spawn, file: argv[0], argv, inherits: inherits(options.stdio), at: place() });
					args[at] = { ...options, env: environmentFor(options.env ?? process.env, spawn) };
					while (args.length < at) args.push(undefined);
					let ended;
					try {
						const result = Reflect.apply(original, this, args);
						ended = name === 'spawnSync' ? result : { status: 0, signal: null };
						return result;
					} catch (error) {
						ended = error;
						throw error;
					} finally {
						const { pid, status = null, signal = null } = ended ?? {};
						write({
							k: 'spawned',
							t: now(),
							spawn,
							pid: pid || undefined,
							failed: pid === 0 || (status === null && signal === null),
						});
						write({ k: 'reap', t: now(), spawn, code: status, signal });
						write({ k: 'block', t, why: name, us: now() - t });
					}
				},
		);
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
		return Object.assign(copy, injected({ run, dir, spawn }, copy.NODE_OPTIONS));
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
