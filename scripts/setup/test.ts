/** `npm test`: everything that must hold before a change goes in. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { root } from './root.ts';
import { type Done, type Step, schedule } from './schedule.ts';
import { runMain, SetupError } from './setup-error.ts';
import { stopSignal } from './stop-signal.ts';
import { testSteps } from './test-steps.ts';

const SKIPPED =
	'*** BROWSER TESTS ARE SKIPPED: INTERLEAVE_SKIP_BROWSER is set. This run does not show that the pages work. ***';

const HELP = `npm test [-- STEP…]

Types, style, unit tests, every lab's claims, freshness, the site's build, its links, and browser tests with axe.
With the names of steps, only those and what they need: npm test -- "unit tests" labs

  INTERLEAVE_SKIP_BROWSER=1 in the environment: without the browser tests`;

await runMain(async () => {
	const { values, positionals } = parseArgs({
		options: { help: { type: 'boolean', short: 'h' } },
		allowPositionals: true,
	});
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	const skipBrowser = Boolean(process.env.INTERLEAVE_SKIP_BROWSER);
	if (skipBrowser) console.log(`${SKIPPED}\n`);
	const stop = stopSignal();
	const started = performance.now();
	const steps = named(testSteps(root, stop, skipBrowser), positionals);
	const slots = Math.max(2, Math.min(4, availableParallelism()));
	const { begin, end, close } = tell();
	const done = await schedule(steps, { slots, started: begin, ended: end }).finally(close);
	if (stop.aborted) return 130;
	console.log(summary(done, performance.now() - started));
	if (skipBrowser) console.log(SKIPPED);
	const count = (key: 'passed' | 'failed') => done.reduce((sum, one) => sum + one[key], 0);
	console.log(`${count('passed')} passed, ${count('failed')} failed`);
	return count('failed') === 0 ? 0 : 1;
});

/** The steps that were asked for, and those that they need. */
function named(steps: Step[], names: string[]): Step[] {
	if (names.length === 0) return steps;
	for (const name of names) {
		if (steps.some((step) => step.name === name)) continue;
		throw new SetupError(`There is no step "${name}".`, `There are: ${steps.map((step) => step.name).join(', ')}.`);
	}
	const wanted = new Set(names);
	for (const name of wanted)
		for (const before of steps.find((step) => step.name === name)?.after ?? []) wanted.add(before);
	return steps.filter(({ name }) => wanted.has(name));
}

/** Tells on the terminal what begins, what ended, and now and then what is still going on. */
function tell() {
	const running = new Map<string, number>();
	const timer = setInterval(() => {
		const now = performance.now();
		console.log(`  … ${[...running].map(([name, began]) => `${name} (${seconds(now - began)})`).join(', ')}`);
	}, 30_000);
	return {
		begin(step: Step) {
			running.set(step.name, performance.now());
			console.log(`▸ ${step.name}`);
		},
		end(done: Done) {
			running.delete(done.name);
			console.log(line(done));
			if (done.words?.trim()) console.log(done.words.trimEnd().replace(/^/gm, '    '));
		},
		close: () => clearInterval(timer),
	};
}

function summary(done: Done[], ms: number): string {
	return ['', `What ran, in ${seconds(ms)}:`, ...done.map((one) => `  ${line(one)}`), ''].join('\n');
}

function line({ name, ms, passed, failed, blocked }: Done): string {
	if (blocked) return `✗ ${name}: not run, since what it needs failed`;
	const counts = passed + failed === 1 ? '' : `: ${passed} passed, ${failed} failed`;
	return `${failed > 0 ? '✗' : '✓'} ${name}${counts} (${seconds(ms)})`;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
