/** The command that starts a program under the kernel's eyes, and whether this machine can. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';

/** In the run's directory: what strace writes. */
export const KERNEL_FILE = 'kernel.strace';

/** What of each text is told; longer writes are known by their beginning and their size. */
const TEXT_BYTES = 16_384;

const CALLS = [
	...['clone', 'clone3', 'fork', 'vfork', 'execve', 'execveat', 'wait4', 'waitid', 'rt_sigsuspend'],
	...['kill', 'tkill', 'tgkill', 'read', 'readv', 'write', 'writev'],
];

export interface TracedOptions {
	program: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	/** What the program alone has in its environment, and not strace: the runner finds the run's processes by it. */
	own: Record<string, string>;
	/** Where to write. */
	file: string;
}

export interface Traced {
	program: string;
	args: string[];
	argv0: string;
	env: NodeJS.ProcessEnv;
}

/**
 * The program stays the caller's own child, with its own number and end: strace leaves its place to it and watches from a
 * session of its own. (`--seccomp-bpf`: calls that are not watched cost nothing.) The program is looked for by its name
 * alone, so that it gets to see the same argv[0] as without us. What it can see all the same: that it is traced, that it has
 * a seccomp filter, and that setuid programs gain it no rights.
 */
export function traced({ program, args, env, own, file }: TracedOptions): Traced {
	const change = { PATH: env.PATH, ...own };
	const given = Object.entries(change).flatMap(([name, value]) => [
		'-E',
		value === undefined ? name : `${name}=${value}`,
	]);
	const flags = ['-DDD', '-f', '--seccomp-bpf', '-q', '-y', '-ttt', '-T', '-s', String(TEXT_BYTES)];
	return {
		program: find('strace', env.PATH) ?? 'strace',
		argv0: 'strace',
		args: [...flags, '-e', `trace=${CALLS.join()}`, '-o', file, ...given, '--', basename(program), ...args],
		env: { ...env, PATH: dirname(program) },
	};
}

/** Why there is no kernel's view on this machine, and what helps; undefined where there is one. Really tries, once unless asked again. */
export function kernelObstacle(again?: 'again'): Obstacle | undefined {
	if (again) tried = undefined;
	tried ??= { obstacle: look() };
	return tried.obstacle;
}

export interface Obstacle {
	problem: string;
	remedy: string;
}

let tried: { obstacle: Obstacle | undefined } | undefined;

function look(): Obstacle | undefined {
	if (process.platform !== 'linux') {
		return {
			problem: "The kernel's view of a run needs Linux and its strace.",
			remedy: 'The recordings that come with the course were made there.',
		};
	}
	if (!find('strace', process.env.PATH)) {
		return {
			problem: "The kernel's view of a run needs strace, which is not on this machine.",
			remedy: 'Install it: Debian and Ubuntu: apt install strace; Fedora: dnf install strace; Arch: pacman -S strace.',
		};
	}
	return tryIt();
}

function tryIt(): Obstacle | undefined {
	const dir = mkdtempSync(join(tmpdir(), 'interleave-strace-'));
	try {
		const own = { INTERLEAVE_TRIED: '1' };
		const command = traced({
			program: '/bin/sh',
			args: ['-c', 'exit 7'],
			env: process.env,
			own,
			file: join(dir, 'tried'),
		});
		const { program, args, env, argv0 } = command;
		const { status, stderr } = spawnSync(program, args, { env, argv0, encoding: 'utf8', timeout: 10_000 });
		if (status === 7 && stderr === '') return undefined;
		const said = stderr.trim().split('\n').at(-1) || `it ended with ${status}`;
		const old = /unrecognized option|invalid option/.test(stderr);
		return {
			problem: `strace is here but cannot watch a program: ${said}`,
			remedy: old
				? 'It is too old: version 5.3 or newer is needed.'
				: 'In a container, start it with --cap-add=SYS_PTRACE; elsewhere look at /proc/sys/kernel/yama/ptrace_scope, which 3 forbids.',
		};
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

/** Where a shell would find the program. */
function find(name: string, path = ''): string | undefined {
	const folders = [...path.split(delimiter), '/usr/bin', '/bin', '/usr/local/bin'].filter((folder) => folder !== '');
	return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
