/** Installs packages of the system, where that is possible without asking anybody: as root, with apt. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether aptInstall() can work here. */
export function hasApt(): boolean {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs packages; returns the last words of what failed, else nothing. */
export function aptInstall(packages: string[]): string {
	const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
	// Another installation may be under way.
	const wait = ['-o', 'DPkg::Lock::Timeout=120'];
	return (
		runInstaller('apt-get', ['update', '-qq'], quiet) ||
		runInstaller('apt-get', [...wait, 'install', '-qq', '-y', '--no-install-recommends', ...packages], quiet)
	);
}

/** Runs an installer; returns its last words where it failed. */
export function runInstaller(command: string, args: string[], env: NodeJS.ProcessEnv = {}): string {
	const result = spawnSync(command, args, {
		env: { ...process.env, ...env },
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: 5 * 60_000,
	});
	if (result.status === 0) return '';
	const said = result.error
		? result.error.message
		: `${result.stdout}${result.stderr}`.trim().split('\n').slice(-4).join('\n    ');
	return `${[command, ...args].join(' ')}:\n    ${said}`;
}
