import path from 'node:path';

/**
 * Where Node keeps the compiled text of the programs that we run, so that a `.ts` file that has not changed since is not
 * stripped again: stripping is half of the time that `node x.ts` takes to start. Entries are keyed by path and content.
 */
export const compileCacheDir = path.join(import.meta.dirname, '../../.interleave/compile-cache');
