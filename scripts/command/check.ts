import path from 'node:path';
import { checkLab } from '../labs/check-lab.ts';
import type { Checked } from '../recording/checked.ts';
import { removeOldRuns } from '../runner/lost-runs.ts';
import { checkedText } from './checked-text.ts';
import { progress } from './progress.ts';
import { whenAskedToStop } from './signals.ts';
import { styleFor } from './style.ts';
import { EXIT, UsageError, type Verb } from './verb.ts';
import { wantedLabs } from './wanted-labs.ts';

export const verb: Verb = {
	name: 'check',
	summary: "judges a program by a lab's claims, or an answer to an exercise",
	takes: '<lab> [file]',
	about: `
Runs a program and judges it by what the lab claims, or by the task where the lab is an exercise. Without a file that is
your own copy under my/, else the lab's program. It is run until every "sometimes" was seen, at most as often as the lab
says; an answer to an exercise always that often, or until a run refutes it.

An answer runs in a copy of the lab's folder, with what lies beside it; what it deletes or writes there is the copy's. A
file from elsewhere runs where it lies. No sandbox: what it does to other places, it does.

Ctrl-C ends it, and the run under way. Exit code: 0 all held, 1 something refuted, 3 nothing refuted but something not judged.`,
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
		const stop = new AbortController();
		// What was judged until then is shown.
		const asked = whenAskedToStop(() => stop.abort());
		const checked = await checkLab(lab, {
			...(file !== undefined && { file: path.resolve(file) }),
			variant: flags.get('variant'),
			...(flags.has('thorough') && { thorough: true }),
			kernel: flags.has('kernel'),
			signal: stop.signal,
			onRun: (done, of) => line.show(`${lab.id}: run ${done}, at most ${of}`),
		});
		line.clear();
		removeOldRuns();
		process.stdout.write(flags.has('json') ? asJson(checked) : checkedText(checked, styleFor(process.stdout)));
		return asked.code ?? exitCode(checked);
	},
};

/** Without the recordings: `run --out` makes one. */
function asJson({ recordings: _, verdicts, ...rest }: Checked): string {
	return `${JSON.stringify({ ...rest, claims: verdicts }, null, '\t')}\n`;
}

function exitCode({ verdicts, lacking }: Checked): number {
	if (verdicts.some(({ verdict }) => verdict === 'refuted')) return EXIT.refuted;
	const open = lacking.length > 0 || verdicts.some(({ verdict }) => verdict === 'not judged');
	return open ? EXIT.notJudged : EXIT.held;
}
