// @ts-check
'use strict';
/** Child processes: a line before each is asked for, one when it exists, one when its parent learns of its end. */
const { subscribe } = require('node:diagnostics_channel');
const { getCallSites } = require('node:util');
const { injected, permissionModel, VARIABLE } = require('./injection.cjs');
const { cut } = require('./cpu.cjs');
const { now, write } = require('./log.cjs');
const { override, unseen } = require('./override.cjs');
const { place } = require('./place.cjs');
const { asyncSpawner, handleOf, REPLACES, syncSpawner } = require('./private.cjs');
const { watchKill } = require('./signals.cjs');
const { watchStdio } = require('./sockets.cjs');
const { beyondStandard, filesOf, stdioOf, syncBytes, syncStdioOf } = require('./stdio.cjs');

const FRAMES = 16;
const OPTIONS = 'NODE_OPTIONS=';

/** Watches the children of this lane. `nextSpawn` makes the token of a spawn. */
function watchChildren(
	/** @type {import('./injection.cjs').Injection} */ { run, dir },
	/** @type {() => string} */ nextSpawn,
) {
	// spawn, exec, execFile, fork and cluster all come through here, with their options normalised.
	override(asyncSpawner(), 'spawn', (original, child, args) => {
		const options = args[0];
		if (!Array.isArray(options?.envPairs) || isOtherRun(options.envPairs)) return Reflect.apply(original, child, args);
		const { file, args: argv, stdio } = options;
		const spawn = nextSpawn() + beyondStandard(stdio);
		const ipc = (Array.isArray(stdio) && stdio.includes('ipc')) || undefined;
		const ends = { inherits: inherits(stdio), ipc, ...stdioOf(stdio) };
		const told = { file, argv: argv.map(String), ...ends, detached: options.detached || undefined };
		write({ k: 'spawn', t: now(), spawn, ...told, at: place() });
		const given = withPairs(options, withInjection(options, spawn));
		const result = unseen(() => Reflect.apply(original, child, [given]));
		write({ k: 'spawned', t: now(), spawn, pid: child.pid, files: filesOf(file, child.pid, ends.pipes) });
		if (child.pid === undefined) return result;
		watchEnd(child, spawn);
		if (child.channel) require('./ipc.cjs').watchChannel(child, `c:${spawn}`);
		watchStdio(child, spawn);
		return result;
	});

	// The sync forms all come through here: what they throw for a child that failed is thrown above us, and not through us.
	override(syncSpawner(), 'spawn', (original, self, args) => {
		const options = args[0];
		if (!Array.isArray(options?.envPairs) || isOtherRun(options.envPairs)) return Reflect.apply(original, self, args);
		const { file, args: argv, stdio } = options;
		const spawn = nextSpawn() + beyondStandard(stdio);
		const ends = { inherits: inherits(stdio), ...syncStdioOf(stdio) };
		const t = now();
		const told = { file, argv: argv.map(String), ...ends, detached: options.detached || undefined };
		const at = place();
		write({ k: 'spawn', t, spawn, sync: true, ...told, at });
		const given = withPairs(options, withInjection(options, spawn));
		const result = Reflect.apply(original, self, [given]);
		const ended = now();
		cut();
		const { pid, status: code, signal, output } = result;
		if (pid) syncBytes(spawn, t, stdio, output, at);
		write({ k: 'spawned', t: ended, spawn, pid: pid || undefined, failed: !pid });
		if (pid) write({ k: 'reap', t: ended, spawn, code, signal });
		write({ k: 'block', t, why: calledAs(), us: ended - t, spawn });
		return result;
	});

	// What Node says here is what it uses next: it has the environment as an array that we may change.
	subscribe(REPLACES, (message) => {
		const { execPath: file, args, env } = /** @type {any} */ (message);
		if (isOtherRun(env)) return;
		const spawn = nextSpawn();
		write({ k: 'execve', t: now(), spawn, file, argv: args.map(String), at: place() });
		env.splice(0, env.length, ...withInjection({ envPairs: env, file, args }, spawn));
	});

	/** Node closes its handle of a child that has ended just before it tells: we are then not in the stacks of listeners. */
	function watchEnd(/** @type {any} */ child, /** @type {string} */ spawn) {
		const handle = handleOf(child);
		watchKill(handle);
		const { close } = handle;
		handle.close = (/** @type {any[]} */ ...args) => {
			handle.close = close;
			write({ k: 'reap', t: now(), spawn, code: child.exitCode, signal: child.signalCode });
			return Reflect.apply(close, handle, args);
		};
	}

	function withInjection(/** @type {any} */ { envPairs, file, args }, /** @type {string} */ spawn) {
		const kept = envPairs.filter((/** @type {string} */ pair) => !pair.startsWith(OPTIONS));
		const own = envPairs.find((/** @type {string} */ pair) => pair.startsWith(OPTIONS))?.slice(OPTIONS.length);
		const model = permissionModel(own, String(file), args);
		if (model === 'never load') return envPairs;
		const ours = injected({ run, dir, spawn }, own, model === 'on');
		kept.push(`${OPTIONS}${ours.NODE_OPTIONS}`, `${VARIABLE}=${ours[VARIABLE]}`);
		return kept;
	}
}

/** Node hands on options without a prototype, so that nobody can add to them. */
function withPairs(/** @type {any} */ options, /** @type {string[]} */ envPairs) {
	const given = Object.setPrototypeOf({ ...options }, Object.getPrototypeOf(options));
	given.envPairs = envPairs;
	return given;
}

/** `spawnSync`, `execSync` or `execFileSync`: the outermost of Node's functions. */
function calledAs() {
	let name = 'spawnSync';
	const sites = getCallSites(FRAMES);
	for (let index = 0; index < sites.length; index++) {
		const { scriptName, functionName } = /** @type {import('node:util').CallSiteObject} */ (sites[index]);
		if (scriptName === 'node:child_process') name = functionName;
		else if (!scriptName.startsWith('node:') && !scriptName.startsWith(__dirname)) break;
	}
	return name;
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
