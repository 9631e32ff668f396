import { amount } from '../../scripts/recording/amount.ts';
import type { Capture, Header } from '../../scripts/recording/types.ts';
import { duration } from '../../scripts/timeline/words.ts';

const SYSTEMS: Record<string, string> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

const WATCHED: Record<Capture, string> = { probe: 'from inside Node', kernel: 'by the operating system' };

/** Where a run was made and what watched it, in one line: `Node 26, Linux, 2 cores, with the kernel's view`. */
export function provenance({
	node,
	platform,
	cores,
	captured,
}: Pick<Header, 'node' | 'platform' | 'cores'> & Partial<Pick<Header, 'captured'>>): string {
	const system = platform.split('-')[0] ?? platform;
	const places = amount(cores, 'core');
	const view = captured?.includes('kernel') ? ["with the kernel's view"] : [];
	return [`Node ${node.split('.')[0]}`, SYSTEMS[system] ?? system, places, ...view].join(', ');
}

/** What else is known of a run. */
export function factsOf(header: Header): string {
	const { node, platform, captured } = header;
	return `Node ${node} on ${platform}; ${ending(header)}. Watched ${captured.map((by) => WATCHED[by]).join(' and ')}.`;
}

/** How a run ended, in words. */
export function ending({ exit, durationUs }: Pick<Header, 'exit' | 'durationUs'>): string {
	if (!exit) return 'it has not ended';
	const after = durationUs === undefined ? '' : ` after ${duration(durationUs)}`;
	const how = exit.signal ?? `code ${exit.code ?? 'unknown'}`;
	const causes = {
		stopped: `stopped${after}`,
		timeout: `ended at its time limit${after}`,
		output: `ended for printing too much${after}`,
		processes: `ended for starting too many processes${after}`,
		memory: `ended for taking too much memory${after}`,
		kernel: `ended with strace, which gave the kernel's view of it${after}`,
	};
	return exit.cause ? causes[exit.cause] : `ended${after} with ${how}`;
}
