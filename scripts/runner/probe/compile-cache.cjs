// @ts-check
'use strict';
/**
 * Node strips the types of a `.ts` file in 40 to 60 ms, once per process and per thread. Its compile cache keeps what came
 * of it, and is switched on here without a variable that the program and its children would see.
 */
const { enableCompileCache, getCompileCacheDir } = require('node:module');

/** The same directory as in compile-cache.ts. */
const DIRECTORY = `${__dirname}/../../../.interleave/compile-cache`;

const TYPED = /\.[cm]?ts$/;

/** Leaves a program without types as it is, any its own cache where it has one, and exact coverage where it measures that. */
function keepCompiled() {
	if (!TYPED.test(process.argv[1] ?? '')) return;
	if (process.env.NODE_V8_COVERAGE !== undefined || getCompileCacheDir() !== undefined) return;
	enableCompileCache(DIRECTORY);
}

module.exports = { keepCompiled };
