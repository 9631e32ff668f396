import { spawnSync } from 'node:child_process';
import type { Need } from '../recording/claim.ts';
import { kernelObstacle, type Obstacle } from '../runner/kernel/strace.ts';

/** Those of the needs that this machine lacks. */
export function lacking(needs: Need[]): Need[] {
	return needs.filter((need) => obstacleTo(need) !== undefined);
}

/** What this machine lacks and how to get it, in words. */
export function lackingInWords(needs: Need[]): string {
	return needs
		.flatMap((need) => obstacleTo(need) ?? [])
		.map(({ problem, remedy }) => `${problem} ${remedy}`)
		.join(' ');
}

const known = new Map<Need, Obstacle | undefined>();

/** Why this machine has not what the need names, and what helps; undefined where it has. */
export function obstacleTo(need: Need, again?: 'again'): Obstacle | undefined {
	if (again || !known.has(need)) known.set(need, look(need, again));
	return known.get(need);
}

function look(need: Need, again?: 'again'): Obstacle | undefined {
	switch (need) {
		case 'posix':
			return process.platform === 'win32' ? elsewhere('a POSIX system', 'Use Linux, macOS or WSL.') : undefined;
		case 'linux':
			return process.platform === 'linux' ? undefined : elsewhere('Linux', 'Use Linux, or WSL on Windows.');
		case 'kernel':
			return kernelObstacle(again);
		default:
			return versionOf(need) === undefined ? missing(need) : undefined;
	}
}

function elsewhere(wanted: string, remedy: string): Obstacle {
	return { problem: `It needs ${wanted}, and this is ${process.platform}.`, remedy };
}

function missing(program: 'perl' | 'python3' | 'cc'): Obstacle {
	const wanted = program === 'cc' ? 'gcc and libc6-dev' : program;
	return {
		problem: `It needs ${program}, which is not on this machine.`,
		remedy: `Install ${wanted} with your system's packages.`,
	};
}

/** What a program says of itself, where it is on PATH and really works: a compiler without its libraries does not. */
export function versionOf(program: 'perl' | 'python3' | 'cc'): string | undefined {
	const { args, input } = TRIES[program];
	const works = spawnSync(program, args, { input, encoding: 'utf8', timeout: 10_000 });
	if (works.status !== 0) return undefined;
	const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
	return stdout.trim().split('\n')[0];
}

const TRIES = {
	perl: { args: ['-MPOSIX', '-e', '1'], input: '' },
	python3: { args: ['-c', 'import os, signal'], input: '' },
	cc: {
		args: ['-x', 'c', '-o', '/dev/null', '-'],
		input: '#include <pthread.h>\n#include <unistd.h>\nint main() { return fork() < 0; }\n',
	},
};
