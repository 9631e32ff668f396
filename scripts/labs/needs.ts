import { spawnSync } from 'node:child_process';
import type { Need } from '../recording/claim.ts';

/** Those of the needs that this machine lacks. */
export function lacking(needs: Need[]): Need[] {
	return needs.filter((need) => !has(need));
}

const known = new Map<Need, boolean>();

/** Whether this machine has what the need names. */
export function has(need: Need): boolean {
	const answer = known.get(need) ?? look(need);
	known.set(need, answer);
	return answer;
}

function look(need: Need): boolean {
	switch (need) {
		case 'posix':
			return process.platform !== 'win32';
		case 'linux':
			return process.platform === 'linux';
		case 'kernel':
			// No capture of the kernel's view is there yet: a claim that needs it is not judged, on any machine.
			return false;
		default:
			return starts(need);
	}
}

/** Whether the program is on PATH and starts. */
export function starts(program: string, args: string[] = ['--version']): boolean {
	return spawnSync(program, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;
}
