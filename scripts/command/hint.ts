import { hintsFor } from '../labs/hints.ts';
import { CommandError } from './command-error.ts';
import { UsageError, type Verb } from './verb.ts';
import { wantedLabs } from './wanted-labs.ts';

export const verb: Verb = {
	name: 'hint',
	summary: 'a hint for an exercise, one at a time',
	takes: '<lab> [number]',
	about: `
Prints one hint of an exercise: the first, or that of the number. The first is a nudge, the last is nearly all of it.`,
	flags: {},
	async start({ words: [name, number = '1', ...more] }) {
		if (name === undefined) throw new UsageError('hint needs a lab that is an exercise');
		if (more.length > 0) throw new UsageError(`hint takes a lab and a number, and got also "${more[0]}"`);
		const [lab] = wantedLabs([name]);
		if (!lab) throw new UsageError('hint needs a lab');
		const hints = hintsFor(lab);
		if (hints.length === 0)
			throw new CommandError(`${lab.id} has no hints`, 'See the exercises: npm run interleave -- list');
		const hint = /^[1-9]\d*$/.test(number) ? hints[Number(number) - 1] : undefined;
		if (hint === undefined) throw new UsageError(`${lab.id} has hints 1 to ${hints.length}, and not "${number}"`);
		const next = Number(number) + 1;
		const rest = next <= hints.length ? `Next: npm run interleave -- hint ${lab.id} ${next}` : 'That was the last one.';
		process.stdout.write(`${hint}\n\n${number} of ${hints.length}. ${rest}\n`);
		return 0;
	},
};
