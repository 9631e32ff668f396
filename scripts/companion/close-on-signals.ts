import type { Companion } from './server.ts';

/**
 * Ctrl-C, a closed terminal and a polite kill end the companion with all its runs; asked a second time, it ends at once. The
 * process ends with `code`, or with 128 + n for signal n.
 */
export function closeOnSignals(companion: Companion, code?: number): void {
	// Node would open a debugger's port, and who reaches that can run anything.
	process.on('SIGUSR1', () => {});
	for (const [signal, number] of [
		['SIGINT', 2],
		['SIGHUP', 1],
		['SIGTERM', 15],
	] as const) {
		let asked = false;
		process.on(signal, () => {
			if (asked) process.exit(128 + number);
			asked = true;
			void companion.close().finally(() => process.exit(code ?? 128 + number));
		});
	}
}
