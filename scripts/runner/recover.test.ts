import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { validate } from '../recording/validate.ts';
import { isAlive } from './fixtures/is-alive.ts';
import { recover } from './recover.ts';
import { RUN_FILE } from './run-file.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const linux = { skip: process.platform !== 'linux' };

function folder(t: TestContext): string {
	const dir = mkdtempSync(join(tmpdir(), 'inter leave-'));
	t.after(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

/** Records a program of the fixtures, kills the runner when it has said the word, and waits until nothing is alive. */
async function killRunner(t: TestContext, argv: string[], word: string) {
	const tmp = folder(t);
	const runner = spawn(process.execPath, [join(FIXTURES, 'runner.ts'), ...argv], {
		env: { ...process.env, TMPDIR: tmp },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	t.after(() => runner.kill('SIGKILL'));
	let said = '';
	await new Promise<void>((resolve) => {
		runner.stdout.on('data', (chunk) => {
			said += chunk;
			if (said.includes(word)) resolve();
		});
	});
	runner.kill('SIGKILL');
	await once(runner, 'exit');
	const pids = [...said.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
	for (let round = 0; pids.some(isAlive); round++) {
		assert.ok(round < 1000, `${pids.filter(isAlive)} survived`);
		await sleep(10);
	}
	const dirs = readdirSync(tmp).filter((name) => existsSync(join(tmp, name, RUN_FILE)));
	assert.equal(dirs.length, 1, 'the directory of the run is left');
	return { tmp, dir: join(tmp, dirs[0] as string), said };
}

test('recover() reads what a run had recorded when its runner was killed', linux, async (t) => {
	const { dir, said } = await killRunner(t, ['stubborn.mjs', 'wait'], 'started');
	const [lane] = readdirSync(dir).filter((name) => name.endsWith('.lane'));
	appendFileSync(join(dir, lane as string), '{"k":"mark","t":');
	const { header, lanes, events } = recover(dir);
	assert.deepEqual(validate({ header, lanes, events }), []);
	assert.deepEqual([header.command, header.exit], [['node', 'stubborn.mjs', 'wait'], undefined]);
	assert.equal(lanes.length, 5, 'the program and the four that it started');
	const text = events.flatMap((event) => (event.kind === 'out' && event.lane === 'P1' ? (event.text ?? '') : []));
	assert.ok(text.join('').startsWith(said));
	assert.ok(events.some((event) => event.kind === 'out' && event.arrived !== undefined));
});

test('recover() tells what a program that is not Node had printed, where it had been read', linux, async (t) => {
	const { dir } = await killRunner(t, ['lasting-shell.mjs'], 'pid ');
	const { lanes, events } = recover(dir);
	const event = events.find((each) => each.kind === 'out' && each.text?.startsWith('from the shell\n'));
	assert.equal(lanes.find(({ id }) => id === event?.lane)?.name, 'sh');
});

test('recover() says what is missing in a directory that holds no run', (t) => {
	const dir = folder(t);
	const fails = (message: RegExp) => assert.throws(() => recover(dir), { name: 'RunnerError', message });
	fails(/holds no run that could be recovered: there is no .*run\.json\. Give the directory of a run/);
	const file = join(dir, RUN_FILE);
	writeFileSync(file, '{"version":1,"head');
	fails(/run\.json does not say what the run was: it is not whole/);
	writeFileSync(file, '{"version":1,"header":{}}');
	fails(/it has no "pid"/);
	const whole = { header: {}, pid: 1, start: 1, cwd: '/', folder: '/', keep: 1, events: 1, began: 1 };
	const gone = { pid: 2 ** 22, started: 1 };
	writeFileSync(file, JSON.stringify({ version: 2, ...whole, runner: gone }));
	fails(/is of version 2/);
	writeFileSync(file, JSON.stringify({ version: 1, ...whole, runner: gone }));
	fails(/no lane wrote a file \(\*\.lane\) there/);
	writeFileSync(file, JSON.stringify({ version: 1, ...whole, runner: { pid: process.pid } }));
	fails(/The run in .* goes on: its runner, process \d+, is alive/);
});

test(
	'lostRuns() finds the runs of runners that were killed, and removeOldRuns() those of yesterday',
	linux,
	async (t) => {
		const { tmp, dir } = await killRunner(t, ['stubborn.mjs', 'wait'], 'started');
		const other = join(tmp, 'interleave-abc123');
		mkdirSync(other);
		const code = `import { lostRuns, markTold, removeOldRuns } from ${JSON.stringify(join(import.meta.dirname, 'lost-runs.ts'))};
		const told = () => lostRuns().map(({ dir, name, told }) => ({ dir, name, told }));
		const before = told();
		lostRuns().forEach(markTold);
		const after = told();
		removeOldRuns();
		console.log(JSON.stringify({ before, after, left: told().length }));`;
		const look = async () => {
			const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
				env: { ...process.env, TMPDIR: tmp },
			});
			return JSON.parse(String((await once(child.stdout, 'data'))[0]));
		};
		const lost = { dir, name: 'node stubborn.mjs' };
		assert.deepEqual(await look(), { before: [{ ...lost, told: false }], after: [{ ...lost, told: true }], left: 1 });
		const yesterday = Date.now() / 1000 - 25 * 60 * 60;
		for (const each of [dir, other]) utimesSync(each, yesterday, yesterday);
		assert.equal((await look()).left, 0);
		assert.deepEqual(
			readdirSync(tmp).filter((name) => name.startsWith('interleave-')),
			[],
		);
	},
);
