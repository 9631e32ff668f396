/** Shows an address in the reader's browser, where there is a desktop. */
import { spawn } from 'node:child_process';

/** Opens the address; without a desktop, in CI or over SSH it does nothing. */
export function openBrowser(address: string, env: NodeJS.ProcessEnv = process.env): void {
	if (!hasDesktop(env, process.platform)) return;
	const [command, ...args] = opener(address, process.platform);
	// A missing or failing opener is no trouble: the address is on the terminal.
	spawn(command, args, { stdio: 'ignore', detached: true })
		.on('error', () => {})
		.unref();
}

/** Is there somebody before a screen who wants a window to open? */
export function hasDesktop(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
	if (env.INTERLEAVE_NO_OPEN || env.CI || env.SSH_CONNECTION || env.SSH_TTY) return false;
	return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

function opener(address: string, platform: NodeJS.Platform): [string, ...string[]] {
	if (platform === 'darwin') return ['open', address];
	if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
	return ['xdg-open', address];
}
