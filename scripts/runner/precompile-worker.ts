/** Compiles modules without running them, so that Node stores the result in its compile cache. Driven by precompile.ts. */
import { readFileSync } from 'node:fs';
import { enableCompileCache, flushCompileCache, stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** What programs that are run here import most: linking them loads these, and the first time takes longest. */
const BUILTINS = ['child_process', 'events', 'fs', 'fs/promises', 'net', 'os', 'path', 'timers/promises', 'util'];

enableCompileCache(workerData);
parentPort?.once('message', async (files: string[]) => {
	for (const file of files) await compile(file);
	flushCompileCache();
	parentPort?.postMessage('stored');
});
warmUp();

/** Does each thing once, while nobody waits for it. */
function warmUp(): void {
	stripTypeScriptTypes(readFileSync(import.meta.filename, 'utf8'));
	for (const name of BUILTINS) process.getBuiltinModule(`node:${name}`);
	void compile(`${import.meta.dirname}/compile-cache.ts`);
}

/**
 * Imports a name that the module does not have. Node reads, strips and compiles it and all that it imports, looks for the
 * name, and gives up before any of it is evaluated. A module that cannot be compiled fails in the same way, and says so
 * itself when it is run.
 */
async function compile(file: string): Promise<void> {
	const importer = `import { noModuleExportsThis } from ${JSON.stringify(pathToFileURL(file).href)};`;
	await import(`data:text/javascript,${encodeURIComponent(importer)}`).catch(() => {});
}
