/** Runs a program of ours quietly: its words are kept, and it ends with all that it started when `stop` says so. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface Ended {
	/** Absent where a signal ended it. */
	code: number | null;
	/** Standard output and standard error as they came. */
	said: string;
	ms: number;
	/** True where it was ended because it took longer than `limitMs`. */
	late: boolean;
}

export interface ProgramOptions {
	cwd: string;
	env?: NodeJS.ProcessEnv;
	stop?: AbortSignal;
	limitMs?: number;
}

/** Runs `node …args` and resolves when it has ended and all of its output is read. */
export async function runProgram(args: string[], options: ProgramOptions): Promise<Ended> {
	const started = performance.now();
	// A group of its own, so that a browser or a server that it started ends with it.
	const child = spawn(process.execPath, args, {
		cwd: options.cwd,
		env: { ...process.env, ...options.env },
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: process.platform !== 'win32',
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
	let late = false;
	const tooLong = setTimeout(
		() => {
			late = true;
			endGroup(child);
		},
		options.limitMs ?? 2 ** 31 - 1,
	);
	const stop = () => endGroup(child);
	options.stop?.addEventListener('abort', stop);
	if (options.stop?.aborted) stop();
	const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
	clearTimeout(tooLong);
	options.stop?.removeEventListener('abort', stop);
	return { code, said, ms: performance.now() - started, late };
}

/** Asks the group to end, and ends it three seconds later. */
function endGroup(child: ChildProcess): void {
	signalGroup(child, 'SIGTERM');
	const force = setTimeout(() => signalGroup(child, 'SIGKILL'), 3_000);
	child.on('close', () => clearTimeout(force));
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid!, signal);
	} catch {
		// It has ended by itself.
	}
}
