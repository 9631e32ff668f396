/** Brings the programs that some labs and tests need beside Node, where that is possible. */
import { lackingInWords, obstacleTo } from '../labs/needs.ts';
import type { Need } from '../recording/claim.ts';
import { aptInstall, hasApt } from './apt.ts';

const PACKAGES: [need: Need, packages: string[]][] = [
	['kernel', ['strace']],
	['perl', ['perl']],
	['python3', ['python3']],
	['cc', ['gcc', 'libc6-dev']],
];

/** Installs what is missing. Gives in words what is missing still: tests and claims that need it are left out, and say so. */
export function bringPrograms(): string {
	const missing = PACKAGES.filter(([need]) => obstacleTo(need) !== undefined);
	if (missing.length === 0) return '';
	const packages = missing.flatMap(([, names]) => names);
	const problem = hasApt() ? aptInstall(packages) : '';
	const left = missing.flatMap(([need]) => (obstacleTo(need, 'again') ? [need] : []));
	if (left.length === 0) return `installed ${packages.join(', ')}`;
	return [`WITHOUT ${left.join(', ')}: ${lackingInWords(left)}`, problem].filter(Boolean).join('\n');
}
