import { type Verified, verifyLab } from '../labs/verify-labs.ts';
import { amount } from '../recording/amount.ts';
import { progress } from './progress.ts';
import { type Style, styleFor } from './style.ts';
import { EXIT, type Verb } from './verb.ts';
import { wantedLabs } from './wanted-labs.ts';

export const verb: Verb = {
	name: 'verify',
	summary: 'whether recordings are valid and fresh, and all claims hold',
	takes: '[lab…]',
	about: `
Looks at every committed recording: valid, fresh, and true to the lab's claims. Then runs every lab anew and judges the
runs, repeated only until each "sometimes" was seen, at most as often as the lab says.

Exit code: 0 all held, 1 something refuted or stale, 3 nothing refuted but something not judged.`,
	flags: { thorough: { says: 'as many runs as each lab says' }, json: { says: 'what was found, as JSON' } },
	async start({ words, flags }) {
		const out = flags.has('json') ? process.stderr : process.stdout;
		const style = styleFor(out);
		const all: Verified[] = [];
		for (const lab of wantedLabs(words)) {
			const line = progress(process.stderr);
			const onRun = (done: number, of: number) => line.show(`${lab.id}: run ${done}, at most ${of}`);
			const verified = await verifyLab(lab, { thorough: flags.has('thorough'), onRun });
			line.clear();
			out.write(`${asText(verified, style)}\n`);
			all.push(verified);
		}
		if (flags.has('json')) process.stdout.write(`${JSON.stringify(all, null, '\t')}\n`);
		return exitCode(all);
	},
};

function asText({ lab, held, runs: count, findings }: Verified, style: Style): string {
	const wrong = findings.some(({ state }) => state !== 'not judged');
	const sign = wrong ? style.bad('✗') : findings.length > 0 ? style.dim('–') : style.good('✓');
	const lines = findings.map(({ state, file, says, remedy }) => {
		const more = remedy ? `\n    ${remedy}` : '';
		return `  ${state === 'not judged' ? state : style.bad(state)}: ${file}: ${says}${more}`;
	});
	return [`${sign} ${lab}: ${held} held over ${amount(count, 'run')}`, ...lines].join('\n');
}

function exitCode(all: Verified[]): number {
	const states = all.flatMap(({ findings }) => findings.map(({ state }) => state));
	if (states.some((state) => state !== 'not judged')) return EXIT.refuted;
	return states.length > 0 ? EXIT.notJudged : EXIT.held;
}
