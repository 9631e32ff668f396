// The front door of every npm script: any Node from 18 on can run it. It brings what the rest needs (a Node new enough,
// the dependencies), then hands over to the TypeScript part: node main.cjs <start|test|dev|build|bench|stress|interleave|transparency> [args]
'use strict';

const path = require('node:path');
const { chooseNode } = require('./node.cjs');
const { installed } = require('./install.cjs');
const { callersEnvironment, callersDirectory } = require('./environment.cjs');
const { launch } = require('./launch.cjs');

const root = path.resolve(__dirname, '../..');
const programs = {
	start: 'scripts/setup/start.ts',
	test: 'scripts/setup/test.ts',
	dev: 'scripts/setup/dev.ts',
	build: 'scripts/setup/build.ts',
	bench: 'scripts/bench/main.ts',
	stress: 'scripts/stress/main.ts',
	// Plain JavaScript: it turns Node's code cache on before the first line of TypeScript is read.
	interleave: 'scripts/interleave.mjs',
	transparency: 'scripts/verify/transparency/main.ts',
};

async function main([verb, ...args]) {
	if (!Object.hasOwn(programs, verb)) {
		console.error(`interleave: unknown script "${verb ?? ''}". There are: ${Object.keys(programs).join(', ')}.`);
		return 2;
	}
	const node = chooseNode(root);
	await installed(root, node);
	const serving = verb === 'start' || verb === 'dev';
	return launch({
		node: node.path,
		// SIGUSR1 would open a debugger's port on what listens.
		args: [...(serving ? ['--disable-sigusr1'] : []), path.join(root, programs[verb]), ...args],
		// These work where they were called; everything else works on the checkout.
		cwd: verb === 'interleave' || verb === 'transparency' ? callersDirectory(process.env) : root,
		env: callersEnvironment(process.env),
		serving,
		transparent: verb === 'interleave',
	});
}

main(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error) => {
		console.error(`\ninterleave: ${error.remedy ? `${error.message}\n${error.remedy}` : error.stack}`);
		process.exitCode = 1;
	},
);
