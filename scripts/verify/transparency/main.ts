/**
 * Compares what programs do with the probe in them and without: other people's test suites are the measure of whether a
 * program can tell that it is recorded. Exits with 1 where one does.
 */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, delimiter, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleProbe } from '../../runner/bundle.ts';
import { cleanEnvironment } from '../../runner/environment.ts';
import { casesOf } from './cases.ts';
import { type Comparison, compare } from './compare.ts';
import type { Case } from './run-once.ts';
import { tableOf } from './table.ts';

const HELP = `node scripts/setup/main.cjs transparency [options] FILE|FOLDER…
node scripts/setup/main.cjs transparency [options] -- COMMAND…

Runs test files, or a command, without the probe and with it, and tells where they end differently.

  --times N       runs of each kind that must agree before a difference counts (3)
  --jobs N        files at the same time (2)
  --limit S       seconds after which a run is ended (60)
  --output        compares what is written too, without its numbers
  --match REGEX   only files whose names match
  --node PATH     the Node that runs the files, and that they find as "node" (this one)
  --through CMD   the command that is given each file ("node_modules/.bin/mocha")
  --name NAME     what the suite is called in the table
  --report FILE   writes every difference, with what was written, as JSON`;

const PROGRESS_MS = 30_000;

const { values, positionals, tokens } = parseArgs({
	options: {
		times: { type: 'string', default: '3' },
		jobs: { type: 'string', default: '2' },
		limit: { type: 'string', default: '60' },
		output: { type: 'boolean', default: false },
		match: { type: 'string' },
		node: { type: 'string', default: process.execPath },
		through: { type: 'string' },
		name: { type: 'string' },
		report: { type: 'string' },
		help: { type: 'boolean', short: 'h', default: false },
	},
	allowPositionals: true,
	tokens: true,
});

if (values.help || positionals.length === 0) {
	console.log(HELP);
	process.exitCode = values.help ? 0 : 2;
} else {
	bundleProbe();
	const cases = wanted();
	const comparisons = await compareAll(cases);
	const version = execFileSync(values.node, ['--version'], { encoding: 'utf8' }).trim();
	console.log(tableOf(values.name ?? basename(resolve(positionals[0] as string)), version, comparisons));
	if (values.report)
		writeFileSync(
			values.report,
			`${JSON.stringify(
				comparisons.filter((one) => one.endings),
				null,
				'\t',
			)}\n`,
		);
	process.exitCode = comparisons.some(({ verdict }) => verdict === 'differs') ? 1 : 0;
}

function wanted(): Case[] {
	const cwd = process.cwd();
	if (tokens.some(({ kind }) => kind === 'option-terminator')) {
		return [{ name: positionals.join(' '), command: positionals as [string, ...string[]], cwd }];
	}
	const through = (values.through?.trim().split(/ +/) ?? [values.node]) as [string, ...string[]];
	return casesOf(positionals, { cwd, through, ...(values.match && { match: new RegExp(values.match) }) });
}

async function compareAll(cases: Case[]): Promise<Comparison[]> {
	const jobs = Math.min(number('jobs'), availableParallelism());
	const done: Comparison[] = [];
	const left = cases.values();
	const progress = setInterval(() => console.error(`${done.length} of ${cases.length}`), PROGRESS_MS);
	const work = async (job: number) => {
		for (const one of left) {
			const env = environment(job);
			const options = { times: number('times'), limitMs: number('limit') * 1000, output: values.output, env };
			const comparison = await compare(one, options);
			done.push(comparison);
			if (comparison.verdict === 'differs' || comparison.verdict === 'flaky') {
				console.error(`${comparison.verdict}: ${comparison.name} (${done.length} of ${cases.length})`);
			}
		}
	};
	await Promise.all(Array.from({ length: jobs }, (_, job) => work(job))).finally(() => clearInterval(progress));
	return done.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function environment(job: number): NodeJS.ProcessEnv {
	const env = cleanEnvironment(process.env);
	const path = [dirname(resolve(values.node)), env.PATH].join(delimiter);
	// Node's own tests take their ports and folders from it.
	return { ...env, PATH: path, TEST_THREAD_ID: String(job), TEST_SERIAL_ID: String(job) };
}

function number(option: 'times' | 'jobs' | 'limit'): number {
	const value = Number(values[option]);
	if (Number.isFinite(value) && value >= 1) return value;
	throw new Error(`--${option} takes a number from 1 on, not "${values[option]}".`);
}
