import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { compileCacheDir } from './compile-cache.ts';

/** Keeps the compile cache ahead of the runs, so that also a text that was never run starts without being stripped. */
export interface Precompiler {
	/**
	 * Compiles those of these files that have changed, and what they import. None of their code is run. It takes less time
	 * than a Node process needs until it reads its program, so a run need not wait for it: where it comes too late, the
	 * program strips its types itself.
	 */
	prepare(files: string[]): Promise<void>;
	close(): Promise<void>;
}

/** A worker is made ready this long after the last one was used: not beside the run that it was used for. */
const NEXT_MS = 1500;

/**
 * Compiles in a worker that has loaded Node's type stripper already (30 ms and more). A worker's modules never change once
 * they are loaded, so each serves one time and the next one waits in its place.
 */
export function startPrecompiler(dir: string = compileCacheDir): Precompiler {
	const compiled = new Map<string, string>();
	let ready: Worker | undefined;
	let timer: NodeJS.Timeout | undefined;
	let closed = false;

	function makeReady(): void {
		ready ??= startWorker(dir);
	}

	makeReady();
	return {
		async prepare(files) {
			const changed = files.filter((file) => compiled.get(file) !== stateOf(file));
			if (changed.length === 0) return;
			for (const file of changed) compiled.set(file, stateOf(file));
			makeReady();
			const worker = ready as Worker;
			ready = undefined;
			await compile(worker, changed);
			void worker.terminate();
			clearTimeout(timer);
			if (!closed) timer = setTimeout(makeReady, NEXT_MS).unref();
		},
		async close() {
			closed = true;
			clearTimeout(timer);
			await ready?.terminate();
			ready = undefined;
		},
	};
}

function startWorker(dir: string): Worker {
	const worker = new Worker(path.join(import.meta.dirname, 'precompile-worker.ts'), {
		workerData: dir,
		env: withoutOtherCaches(),
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdout: true,
		stderr: true,
	});
	// A worker that cannot start costs the runs their head start and nothing else.
	worker.on('error', () => {});
	worker.unref();
	return worker;
}

/** Resolves when the files are stored, and also when they cannot be: then the program strips them itself, or says why not. */
function compile(worker: Worker, files: string[]): Promise<void> {
	return new Promise((resolve) => {
		if (worker.threadId === -1) return resolve();
		worker.once('message', () => resolve()).once('exit', () => resolve());
		worker.ref();
		worker.postMessage(files);
	});
}

function withoutOtherCaches(): NodeJS.ProcessEnv {
	const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...env } = process.env;
	return env;
}

/** Differs when the file has changed. */
function stateOf(file: string): string {
	const stat = fs.statSync(file, { throwIfNoEntry: false });
	return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : 'missing';
}
