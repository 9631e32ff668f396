import path from 'node:path';
import { type Checked, checkLab } from '../labs/check-lab.ts';
import { lackingInWords } from '../labs/needs.ts';
import { runs } from '../recording/over-runs.ts';
import { claimLines } from './claim-lines.ts';
import { progress } from './progress.ts';
import { styleFor } from './style.ts';
import { EXIT, UsageError, type Verb } from './verb.ts';
import { wantedLabs } from './wanted-labs.ts';

export const verb: Verb = {
	name: 'check',
	summary: "judges a program by a lab's claims",
	takes: '<lab> [file]',
	about: `
Runs a program and judges it by what the lab claims, or by the task where the lab is an exercise. Without a file that is
your own copy under my/, else the lab's program. It is run until every "sometimes" was seen, at most as often as the lab
says; an answer to an exercise always that often.

Exit code: 0 all held, 1 something refuted, 3 nothing refuted but something not judged.`,
	flags: {
		variant: { value: 'NAME', says: 'the variant of the lab' },
		thorough: { says: 'as many runs as the lab says' },
		kernel: { says: "records the operating system's own view too (Linux, strace)" },
		json: { says: 'the verdicts as JSON' },
	},
	async start({ words: [name, file, ...more], flags }) {
		if (name === undefined) throw new UsageError('check needs a lab');
		if (more.length > 0) throw new UsageError(`check takes a lab and a file, and got also "${more[0]}"`);
		const [lab] = wantedLabs([name]);
		if (!lab) throw new UsageError('check needs a lab');
		const line = progress(process.stderr);
		const checked = await checkLab(lab, {
			...(file !== undefined && { file: path.resolve(file) }),
			variant: flags.get('variant'),
			thorough: flags.has('thorough'),
			kernel: flags.has('kernel'),
			onRun: (done) => line.show(`${lab.id}: run ${done}, at most ${lab.runs}`),
		});
		line.clear();
		process.stdout.write(flags.has('json') ? asJson(lab.id, checked) : asText(checked));
		return exitCode(checked);
	},
};

function asJson(lab: string, { verdicts, ...rest }: Checked): string {
	const claims = verdicts.map(({ claim: { id, says, kind }, ...verdict }) => ({ id, says, kind, ...verdict }));
	return `${JSON.stringify({ lab, ...rest, claims }, null, '\t')}\n`;
}

function asText(checked: Checked): string {
	if (checked.lacking.length > 0) return `– not judged: ${lackingInWords(checked.lacking)}\n`;
	const lines = claimLines(checked.verdicts, styleFor(process.stdout));
	const title = `${checked.program}, judged by the ${checked.task ? 'task' : 'claims'} over ${runs(checked.runs)}`;
	return `${[title, '', ...lines].join('\n')}\n`;
}

function exitCode({ verdicts, lacking }: Checked): number {
	if (verdicts.some(({ verdict }) => verdict === 'refuted')) return EXIT.refuted;
	const open = lacking.length > 0 || verdicts.some(({ verdict }) => verdict === 'not judged');
	return open ? EXIT.notJudged : EXIT.held;
}
