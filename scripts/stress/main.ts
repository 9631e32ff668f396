/** `npm run stress`: random kills, killed runners, floods. What one of them found is found again with its seed. */
import { parseArgs } from 'node:util';
import { FLOODS } from './floods.ts';
import { kills } from './kills.ts';

const USAGE = `npm run stress -- [--kills N] [--seed N] [--only kills|runner|floods]

  --kills N  how often processes are killed at a random moment, and how often the runner is (200)
  --seed N   the first seed; each kill has the next one (by the clock)
  --only …   one part of it`;

const { kills: count, seed, only } = readFlags();
let failed = 0;

for (const what of ['kills', 'runner'] as const) {
	if (only !== undefined && only !== what) continue;
	const { problems, acknowledged } = await kills(what, seed, count, (done) => {
		process.stderr.write(`\r${what}: ${done} of ${count}`);
	});
	process.stderr.write('\r');
	const words = what === 'kills' ? 'kills of processes' : 'kills of the runner';
	console.log(`${count} ${words}, seeds ${seed} to ${seed + count - 1}: ${acknowledged} things acknowledged`);
	report(problems);
}
if (only === undefined || only === 'floods') {
	for (const flood of FLOODS) {
		const { words, problems } = await flood.run(1);
		console.log(`${flood.name}: ${words}`);
		report(problems);
	}
}
process.exitCode = failed > 0 ? 1 : 0;

function report(problems: string[]): void {
	failed += problems.length;
	for (const problem of problems) console.log(`  ✗ ${problem}`);
	if (problems.length === 0) console.log('  ✓ nothing lost, nothing left');
}

function readFlags() {
	try {
		const options = { kills: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } } as const;
		const { values } = parseArgs({ options });
		if (values.only !== undefined && !['kills', 'runner', 'floods'].includes(values.only))
			throw new Error(`--only ${values.only} is no part of the stress`);
		return { kills: whole(values.kills, 200), seed: whole(values.seed, Date.now() % 1_000_000), only: values.only };
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${USAGE}`);
		process.exit(2);
	}
}

function whole(text: string | undefined, usual: number): number {
	if (text === undefined) return usual;
	if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is not a whole number`);
	return Number(text);
}
