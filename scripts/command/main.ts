import { type Flags, UsageError, type Verb } from './verb.ts';

/** The verbs, each in a file of its own that is loaded only when it is asked for. */
export const VERBS: Record<string, () => Promise<{ verb: Verb }>> = {
	list: () => import('./list.ts'),
	run: () => import('./run.ts'),
	record: () => import('./record.ts'),
	start: () => import('./start.ts'),
	hint: () => import('./hint.ts'),
	watch: () => import('./watch.ts'),
	check: () => import('./check.ts'),
	verify: () => import('./verify.ts'),
	view: () => import('./view.ts'),
	export: () => import('./export.ts'),
	diff: () => import('./diff.ts'),
	recover: () => import('./recover.ts'),
	serve: () => import('./serve.ts'),
	diagrams: () => import('./diagrams.ts'),
	doctor: () => import('./doctor.ts'),
};

/** What every verb takes. */
export const COMMON_FLAGS: Flags = { help: { says: 'this text' } };

/** Does what the words say; the number is the exit code. */
export async function main(args: string[]): Promise<number> {
	try {
		return await dispatch(args);
	} catch (error) {
		const { report } = await import('./report-error.ts');
		return report(error, Object.hasOwn(VERBS, args[0] ?? '') ? args[0] : undefined);
	}
}

async function dispatch([name, ...rest]: string[]): Promise<number> {
	if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
		const { printHelp } = await import('./help.ts');
		return printHelp(name === 'help' ? rest[0] : undefined, name === undefined ? process.stderr : process.stdout);
	}
	const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
	if (!load) throw new UsageError(`there is no verb "${name}"`, { written: name, known: Object.keys(VERBS) });
	const [{ verb }, { readFlags }] = await Promise.all([load(), import('./flags.ts')]);
	const given = readFlags(rest.map(longForm), { ...verb.flags, ...COMMON_FLAGS }, verb.passesOn);
	if (given.flags.has('help')) {
		const { printHelp } = await import('./help.ts');
		return printHelp(name, process.stdout);
	}
	if (!verb.passesOn) await endQuietlyWithoutReader();
	return verb.start(given);
}

/** `-h` is the one short flag. Further right it may be the program's own. */
function longForm(arg: string, index: number): string {
	return arg === '-h' && index === 0 ? '--help' : arg;
}

async function endQuietlyWithoutReader(): Promise<void> {
	const { EXIT_NO_READER, whenReaderLeaves } = await import('./reader.ts');
	whenReaderLeaves(() => process.exit(EXIT_NO_READER));
}
