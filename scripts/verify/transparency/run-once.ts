/** Runs one command to its end, with the probe in it or without. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { injected } from '../../runner/probe/injection.cjs';

/** A command line, where it runs, and what it is called in the table. */
export interface Case {
	name: string;
	command: [string, ...string[]];
	cwd: string;
}

export interface Conditions {
	probed: boolean;
	limitMs: number;
	env: NodeJS.ProcessEnv;
}

/** How a command ended, and what it wrote. */
export interface Ending {
	code: number | null;
	signal: NodeJS.Signals | null;
	/** It was ended because it took too long. */
	late: boolean;
	out: string;
	err: string;
}

const MOST_KEPT = 1 << 20;
/** What was left in the pipes when the command ended is read within this time; a process that it left behind may keep them open. */
const DRAIN_MS = 300;

/** The same streams, directory and variables in both ways; only the probe's two variables are more. */
export async function runOnce({ command, cwd }: Case, { probed, limitMs, env }: Conditions): Promise<Ending> {
	const dir = probed ? mkdtempSync(join(tmpdir(), 'interleave-')) : undefined;
	const [program, ...args] = command;
	const given = dir
		? { ...env, ...injected({ run: `${process.pid}-0`, spawn: 'compared', dir }, env.NODE_OPTIONS) }
		: env;
	const child = spawn(program, args, { cwd, env: given, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
	const [out, err] = [keep(child.stdout), keep(child.stderr)];
	const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		endGroup(child.pid);
	}, limitMs);
	try {
		const { code, signal } = await new Promise<Pick<Ending, 'code' | 'signal'>>((resolve, reject) => {
			child.once('error', reject).once('exit', (code, signal) => resolve({ code, signal }));
		});
		const drained = setTimeout(() => {
			child.stdout.destroy();
			child.stderr.destroy();
		}, DRAIN_MS);
		await closed;
		clearTimeout(drained);
		return { code, signal, late, out: out(), err: err() };
	} finally {
		clearTimeout(timer);
		endGroup(child.pid);
		if (dir) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** The beginning of what comes, to be asked for at the end. */
function keep(stream: NodeJS.ReadableStream): () => string {
	const chunks: Buffer[] = [];
	let size = 0;
	stream.on('data', (chunk: Buffer) => {
		if (size < MOST_KEPT) chunks.push(chunk);
		size += chunk.length;
	});
	return () => Buffer.concat(chunks).toString('utf8');
}

/** What is left of the command's process group. */
function endGroup(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
	} catch {
		// Nothing is left.
	}
}
