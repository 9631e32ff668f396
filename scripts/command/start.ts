import { hintsFor } from '../labs/hints.ts';
import { startExercise } from '../labs/start-exercise.ts';
import { styleFor } from './style.ts';
import { UsageError, type Verb } from './verb.ts';
import { wantedLabs } from './wanted-labs.ts';

export const verb: Verb = {
	name: 'start',
	summary: 'begins an exercise: your own copy of it, under my/',
	takes: '<lab>',
	about: `
Copies what the exercise begins with to my/<lab>/, where it is yours: git ignores it, and nothing there is ever overwritten.
What you have begun before stays as it is. my/lib leads to the labs' library, so that imports and editors find it.`,
	flags: { json: { says: 'what was copied and what was there, as JSON' } },
	async start({ words: [name, ...more], flags }) {
		if (name === undefined) throw new UsageError('start needs a lab that is an exercise');
		if (more.length > 0) throw new UsageError(`start takes one lab, and got also "${more[0]}"`);
		const [lab] = wantedLabs([name]);
		if (!lab) throw new UsageError('start needs a lab');
		const started = startExercise(lab);
		if (flags.has('json')) {
			process.stdout.write(`${JSON.stringify({ lab: lab.id, ...started }, null, '\t')}\n`);
			return 0;
		}
		const { folder, files, library } = started;
		const hints = hintsFor(lab).length;
		const { dim } = styleFor(process.stdout);
		const says = { new: 'new', there: 'was there, and stays as it is' };
		const lines = [
			`${lab.title}. ${lab.goal}`,
			'',
			...files.map(({ name: file, state }) => `  ${folder}/${file}  ${dim(says[state])}`),
			...(library
				? []
				: [`  my/lib is something of your own: imports of ../../lib are found by check, not by an editor`]),
			'',
			`Edit ${folder}/exercise.ts, then`,
			`  npm run interleave -- watch ${lab.id}   judges it at each save`,
			`  npm run interleave -- check ${lab.id}   judges it once`,
			...(hints > 0 ? [`  npm run interleave -- hint ${lab.id}    the first of ${hints} hints`] : []),
		];
		process.stdout.write(`${lines.join('\n')}\n`);
		return 0;
	},
};
