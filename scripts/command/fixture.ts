import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { CHECKOUT } from './checkout.ts';

/** For tests: what a finished command left. */
export interface Ended {
	code: number | null;
	signal: NodeJS.Signals | null;
	stdout: Buffer;
	stderr: string;
}

/** For tests: how to call the command where not as usual. */
export interface Call {
	cwd?: string;
	input?: string;
	env?: NodeJS.ProcessEnv;
	/** The checkout whose command it is, where not this one. */
	root?: string;
}

/** For tests: calls the command as its users do and waits for its end. */
export async function interleave(args: string[], call: Call = {}): Promise<Ended> {
	return node([path.join(call.root ?? CHECKOUT, 'scripts/interleave.ts'), ...args], call);
}

/** For tests: plain `node`, to compare with. */
export async function node(args: string[], call: Call = {}): Promise<Ended> {
	const child = begin(args, call);
	const [stdout, stderr]: Buffer[][] = [[], []];
	child.stdout?.on('data', (chunk) => stdout.push(chunk));
	child.stderr?.on('data', (chunk) => stderr.push(chunk));
	const [code, signal] = await once(child, 'close');
	return { code, signal, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
}

/** For tests: starts the command and leaves it running. */
export function beginInterleave(args: string[], call: Call = {}): ChildProcess {
	return begin([path.join(call.root ?? CHECKOUT, 'scripts/interleave.ts'), ...args], call);
}

/** For tests: a folder with these programs, removed when the test ends. */
export function programs(test: TestContext, files: Record<string, string>, name = 'interleave-'): string {
	const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), name)));
	test.after(() => fs.rmSync(dir, { recursive: true, force: true }));
	for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(dir, file), text);
	return dir;
}

/** For tests: resolves when the stream has said the word; with all that it said until then. */
export async function said(stream: NodeJS.ReadableStream | null, word: string): Promise<string> {
	let text = '';
	return new Promise((resolve, reject) => {
		stream?.on('data', (chunk) => {
			text += chunk;
			if (text.includes(word)) resolve(text);
		});
		stream?.on('end', () => reject(new Error(`it ended without saying "${word}", but: ${text}`)));
	});
}

/** For tests: whether a process with this id is there. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

function begin(args: string[], { cwd, input, env = process.env }: Call): ChildProcess {
	const { NODE_TEST_CONTEXT: _, ...clean } = env;
	const child = spawn(process.execPath, args, { argv0: 'node', cwd, env: clean, stdio: 'pipe' });
	child.stdin?.on('error', () => {});
	if (input !== undefined) child.stdin?.end(input);
	return child;
}

/**
 * For tests: a checkout of its own, with our code, no labs and a site that is one page; so that no companion of ours that
 * happens to run is found, and none is left. `open` gives the address that a browser was asked to open.
 */
export function copyOfCheckout(test: TestContext): { root: string; env: NodeJS.ProcessEnv; opened(): string } {
	const root = programs(test, { 'package.json': '{ "type": "module", "version": "1.2.3" }' });
	const isRuntime = (file: string) => path.basename(file).startsWith('runtime') && file.includes('setup');
	fs.cpSync(path.join(CHECKOUT, 'scripts'), path.join(root, 'scripts'), {
		recursive: true,
		verbatimSymlinks: true,
		filter: (file) => !isRuntime(file) && !file.endsWith('.test.ts'),
	});
	fs.symlinkSync(path.join(CHECKOUT, 'node_modules'), path.join(root, 'node_modules'), 'junction');
	for (const folder of ['labs', 'dist/view', 'bin']) fs.mkdirSync(path.join(root, folder), { recursive: true });
	fs.writeFileSync(path.join(root, 'dist/view/index.html'), '<!doctype html><title>view</title>');
	const told = path.join(root, 'told');
	for (const opener of ['xdg-open', 'open'])
		fs.writeFileSync(path.join(root, 'bin', opener), `#!/bin/sh\nprintf %s "$1" > '${told}'\n`, { mode: 0o755 });
	const { CI: _ci, SSH_CONNECTION: _connection, SSH_TTY: _tty, INTERLEAVE_NO_OPEN: _no, ...env } = process.env;
	return {
		root,
		env: { ...env, DISPLAY: ':none', PATH: `${path.join(root, 'bin')}${path.delimiter}${env.PATH}` },
		opened: () => fs.readFileSync(told, 'utf8'),
	};
}
