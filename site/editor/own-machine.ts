import type { Companion } from '../player/companion.ts';

/** Why nothing came of a key that runs or checks a text, and what to do: `Checking needs your own machine: …` */
export function ownMachineWords(companion: Companion, what: 'Checking' | 'Running'): string {
	const how =
		companion === 'no token'
			? 'open the address that npm start prints.'
			: 'in a checkout of the course call npm start, and open the address that it prints.';
	return `${what} needs your own machine: ${how}`;
}
