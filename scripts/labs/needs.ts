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
export function obstacleTo(need: Need): Obstacle | undefined {
	if (!known.has(need)) known.set(need, look(need));
	return known.get(need);
}

function look(need: Need): Obstacle | undefined {
	switch (need) {
		case 'posix':
			return process.platform === 'win32' ? elsewhere('a POSIX system', 'Use Linux, macOS or WSL.') : undefined;
		case 'linux':
			return process.platform === 'linux' ? undefined : elsewhere('Linux', 'Use Linux, or WSL on Windows.');
		case 'kernel':
			return kernelObstacle();
		default:
			return starts(need) ? undefined : missing(need);
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

/** Whether the program is on PATH and starts. */
export function starts(program: string, args: string[] = ['--version']): boolean {
	return spawnSync(program, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;
}
