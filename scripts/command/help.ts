import { COMMON_FLAGS, VERBS } from './main.ts';
import { type Flags, UsageError, type Verb } from './verb.ts';

/** Prints what the command, or one verb of it, does; the number is the exit code. */
export async function printHelp(name: string | undefined, out: NodeJS.WriteStream): Promise<number> {
	if (name === undefined) out.write(await overview());
	else out.write(verbHelp(await verbOf(name)));
	return out === process.stdout ? 0 : 2;
}

async function verbOf(name: string): Promise<Verb> {
	const load = VERBS[name];
	if (!load) throw new UsageError(`there is no verb "${name}"`, { written: name, known: Object.keys(VERBS) });
	return (await load()).verb;
}

async function overview(): Promise<string> {
	const verbs = await Promise.all(Object.keys(VERBS).map(verbOf));
	const rows = verbs.map(({ name, takes, summary }): [string, string] => [`${name} ${takes}`.trim(), summary]);
	return [
		'Runs programs and shows what their processes and threads did.',
		'',
		'Usage: npm run interleave -- <verb> …   (or: node scripts/interleave.ts <verb> …)',
		'',
		...table(rows),
		'',
		'<verb> --help says more. Exit codes: run: as the program, 128 + n for a signal, 124 for the time limit,',
		'125 for a failure of ours, 2 for a wrong call. check, verify, record: 0 all held, 1 something refuted',
		'or stale, 3 nothing refuted but something not judged. diff: 0 same or an allowed difference, 1 new.',
		'',
	].join('\n');
}

function verbHelp(verb: Verb): string {
	return [
		`Usage: interleave ${verb.name} ${Object.keys(verb.flags).length > 0 ? '[flags] ' : ''}${verb.takes}`.trimEnd(),
		'',
		verb.about.trim(),
		'',
		...table(flagRows({ ...verb.flags, ...COMMON_FLAGS })),
		'',
	].join('\n');
}

function flagRows(flags: Flags): [string, string][] {
	return Object.entries(flags).map(([name, { value, says }]) => [value ? `--${name} ${value}` : `--${name}`, says]);
}

function table(rows: [string, string][]): string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`);
}
