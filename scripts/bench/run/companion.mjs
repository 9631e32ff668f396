/**
 * The companion that is measured, as a program of its own: prints its launch URL, and ends when its input does. Plain
 * JavaScript with the compile cache on, as scripts/interleave.mjs is, so that it is as small as the one that readers have.
 */
import module from 'node:module';
import path from 'node:path';

module.enableCompileCache(path.join(import.meta.dirname, '../../../.interleave/compile-cache'));
const { startCompanion } = await import('../../companion/server.ts');
const companion = await startCompanion({ root: process.argv[2] ?? '', port: 0 });
console.log(companion.launchUrl);
process.stdin.resume().on('end', () => void companion.close());
