import { examine, type Finding } from './examine.ts';
import { UsageError, type Verb } from './verb.ts';

export const verb: Verb = {
	name: 'doctor',
	summary: 'what this machine has, and what that enables',
	takes: '',
	about: 'Looks what this machine has, and says what each enables. Changes nothing and needs no network.',
	flags: { json: { says: 'as JSON' } },
	async start({ words, flags }) {
		if (words.length > 0) throw new UsageError(`doctor takes no words, and got "${words[0]}"`);
		const findings = await examine();
		process.stdout.write(flags.has('json') ? `${JSON.stringify(findings, null, '\t')}\n` : asText(findings));
		return findings.some(({ required, has }) => required && !has) ? 1 : 0;
	},
};

function asText(findings: Finding[]): string {
	const width = Math.max(...findings.map(({ what }) => what.length));
	const lines = findings.flatMap(({ what, has, found, enables, remedy }) => [
		`${has ? '✓' : '–'} ${what.padEnd(width)}  ${found}`,
		`  ${''.padEnd(width)}  ${enables}${has || !remedy ? '' : ` ${remedy}`}`,
	]);
	return `${lines.join('\n')}\n`;
}
