import { LabError } from '../labs/lab-error.ts';
import { type Recorded, recordLab } from '../labs/record-lab.ts';
import { progress } from './progress.ts';
import { EXIT, UsageError, type Verb } from './verb.ts';
import { wantedLabs } from './wanted-labs.ts';

export const verb: Verb = {
	name: 'record',
	summary: 'writes recordings and outcomes',
	takes: '<lab…>',
	about: `
Runs labs and their variants, and writes what readers are shown: a typical run of each, and where runs differ, how often
each outcome came. Files are left alone where nothing logical changed. A lab whose claims are refuted is not recorded:
the run that refutes is kept and named.

Exit code: 0 all recorded or unchanged, 1 a claim refuted, 3 a lab that this machine cannot run.`,
	flags: {
		all: { says: 'every lab' },
		variant: { value: 'NAME', says: 'this variant of the lab alone' },
		anew: { says: 'writes also what did not change: for when the recorder sees more than it did' },
		kernel: { says: "records the operating system's own view too (Linux, strace)" },
		json: { says: 'what became of each file, as JSON' },
	},
	async start({ words, flags }) {
		if (words.length === 0 && !flags.has('all')) throw new UsageError('record needs labs, or --all');
		if (words.length > 0 && flags.has('all')) throw new UsageError('record takes labs or --all, not both');
		const out = flags.has('json') ? process.stderr : process.stdout;
		const all: Recorded[] = [];
		let refuted = false;
		for (const lab of wantedLabs(words)) {
			const line = progress(process.stderr);
			const onRun = (done: number, of: number) => line.show(`${lab.id}: run ${done}, at most ${of}`);
			try {
				const how = { variant: flags.get('variant'), anew: flags.has('anew'), kernel: flags.has('kernel'), onRun };
				const recorded = await recordLab(lab, how);
				line.clear();
				for (const { state, file, why } of recorded) out.write(`${SIGNS[state]} ${file}: ${state}, ${why}\n`);
				all.push(...recorded);
			} catch (error) {
				line.clear();
				if (!(error instanceof LabError)) throw error;
				console.error(`✗ ${error.message}`);
				refuted = true;
			}
		}
		if (flags.has('json')) process.stdout.write(`${JSON.stringify(all, null, '\t')}\n`);
		if (refuted) return EXIT.refuted;
		return all.some(({ state }) => state === 'not recorded') ? EXIT.notJudged : EXIT.held;
	},
};

const SIGNS: Record<Recorded['state'], string> = { written: '✎', kept: '=', 'not recorded': '–' };
