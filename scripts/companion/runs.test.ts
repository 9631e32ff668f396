import assert from 'node:assert/strict';
import fs from 'node:fs';
import { type TestContext, test } from 'node:test';
import { lab, withoutPrograms } from '../labs/fixture.ts';
import { collector } from '../recording/stream.ts';
import type { OutputEvent, StreamItem } from '../recording/types.ts';
import { validate } from '../recording/validate.ts';
import { companionOf, linesOf, post, site } from './fixture.ts';

/** Prints its process id, starts a child that stays, and ends for nobody's asking. */
const ENDLESS = `import { spawn } from 'node:child_process';
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
	console.log(process.pid, child.pid);
	process.stdout.write('', () => { while (true) {} });`;

/** Where a process is waited for to end: a failure shows as one that never does. */
const PATIENT = { timeout: 60_000 };

const LABS = {
	...lab('t/endless', { 'main.ts': ENDLESS, 'lab.json': '{ "title": "x", "goal": "y", "timeout": "5m" }' }),
	...lab('t/chatty', { 'main.ts': `for (let i = 0; i < 1000; i++) console.log('x'.repeat(200));` }),
	...lab('t/compiled', { 'lab.json': '{ "title": "x", "goal": "y", "timeout": "5s", "needs": ["cc"] }' }),
	...lab('t/named', {
		'main.ts': `console.log(process.argv.slice(2).join(), process.env.SECRET, process.env.NODE_OPTIONS, process.cwd());`,
		'lab.json':
			'{ "title": "x", "goal": "y", "timeout": "5s", "variants": { "loud": { "title": "z", "args": ["--loud"] } } }',
	}),
};

async function setUp(t: TestContext) {
	const root = site(t, LABS);
	const companion = await companionOf(t, root);
	const start = (body: unknown, signal?: AbortSignal) => post(companion, 'api/runs', body, signal);
	const stop = (run: string) => post(companion, `api/runs/${run}/stop`, {});
	return { ...companion, root, start, stop };
}

/** Reads a run to its end. */
async function all(answer: Response) {
	const [first, ...items] = await Array.fromAsync(linesOf(answer));
	const live = collector();
	for (const item of items) live.add(item as StreamItem);
	const text = live.recording.events.filter((event): event is OutputEvent => event.kind === 'out');
	return { run: (first as { run: string }).run, ...live, text: text.map((event) => event.text).join('') };
}

/** Reads until the program has said which processes it is made of. */
async function processesOf(lines: ReturnType<typeof linesOf>): Promise<{ run: string; pids: number[] }> {
	let run = '';
	for (let next = await lines.next(); !next.done; next = await lines.next()) {
		if ('run' in next.value) run = next.value.run;
		if ('kind' in next.value && next.value.kind === 'out') {
			return { run, pids: next.value.text!.trim().split(' ').map(Number) };
		}
	}
	throw new Error('the run ended without a word');
}

const isAlive = (pid: number) => {
	try {
		process.kill(pid, 0);
		return !fs.readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
	} catch {
		return false;
	}
};

/** Resolves when none of these is alive. */
async function gone(pids: number[]): Promise<void> {
	while (pids.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('startRuns() streams a whole and valid recording after the name of the run', async (t) => {
	const { start } = await setUp(t);
	const answer = await start({ lab: 't/trace' });
	assert.equal(answer.headers.get('content-type'), 'application/x-ndjson; charset=utf-8');
	const { run, recording, ended, text } = await all(answer);
	assert.match(run, /^[0-9a-f]{16}$/);
	assert.ok(ended);
	assert.equal(text, 'hello\n');
	assert.deepEqual(recording.header.exit, { code: 0, signal: null });
	assert.equal(recording.header.lab, 't/trace');
	assert.deepEqual(validate(recording), []);
});

test('startRuns() runs the lab in the checkout, as its variant, with nothing of our environment', async (t) => {
	process.env.SECRET = 'secret';
	t.after(() => delete process.env.SECRET);
	const { start, root } = await setUp(t);
	assert.equal((await all(await start({ lab: 't/named' }))).text, ` undefined undefined ${root}\n`);
	const loud = await all(await start({ lab: 't/named', variant: 'loud' }));
	assert.equal(loud.text, `--loud undefined undefined ${root}\n`);
	assert.equal(loud.recording.header.variant, 'loud');
});

test('startRuns() refuses what is not the name of a lab or a variant, and says what to do', async (t) => {
	const { start } = await setUp(t);
	const bad: [unknown, number, RegExp][] = [
		[{ lab: 't/tracy' }, 404, /t\/trace/],
		[{ lab: 'trace' }, 404, /t\/trace/],
		[{ lab: '../t/trace' }, 404, /./],
		[{ lab: 't/trace', variant: 'constructor' }, 404, /./],
		[{ lab: 't/named', variant: 'load' }, 404, /loud/],
		[{ lab: 't/trace', args: ['--eval'] }, 400, /"lab"/],
		[{ lab: 't/trace', env: { NODE_OPTIONS: '' } }, 400, /"lab"/],
		[{ lab: ['t/trace'] }, 400, /"lab"/],
		[{ lab: 't/trace', variant: 1 }, 400, /"lab"/],
		[['t/trace'], 400, /"lab"/],
		[null, 400, /"lab"/],
	];
	for (const [body, status, remedy] of bad) {
		const answer = await start(body);
		const said = (await answer.json()) as { error: string; remedy: string };
		assert.equal(answer.status, status, JSON.stringify(body));
		assert.match(`${said.error} ${said.remedy}`, remedy);
	}
});

test('startRuns() does not run a lab whose programs this machine lacks, and says how to get them', async (t) => {
	const { start } = await setUp(t);
	withoutPrograms(t);
	const answer = await start({ lab: 't/compiled' });
	assert.equal(answer.status, 503);
	const { error, remedy } = (await answer.json()) as { error: string; remedy: string };
	assert.match(error, /^It needs cc, which is not on this machine\. Install gcc /);
	assert.match(remedy, /recording/);
});

test('startRuns() stops a run that ignores signals, and its stream delivers the ending', async (t) => {
	const { start, stop } = await setUp(t);
	const answer = await start({ lab: 't/endless' });
	const lines = linesOf(answer);
	const { run, pids } = await processesOf(lines);
	assert.equal((await stop(run)).status, 204);
	const rest = await Array.fromAsync(lines);
	assert.deepEqual((rest.at(-1) as { end: { exit: unknown } }).end.exit, {
		code: null,
		signal: 'SIGKILL',
		cause: 'stopped',
	});
	assert.deepEqual(pids.filter(isAlive), []);
	assert.equal((await stop(run)).status, 404);
});

test('startRuns() ends a run whose reader has gone', PATIENT, async (t) => {
	const { start } = await setUp(t);
	const reader = new AbortController();
	const { pids } = await processesOf(linesOf(await start({ lab: 't/endless' }, reader.signal)));
	reader.abort();
	await gone(pids);
});

test('startRuns() runs three at once and no more', async (t) => {
	const { start, stop } = await setUp(t);
	const under = await Promise.all([1, 2, 3].map(async () => linesOf(await start({ lab: 't/endless' }))));
	const running = await Promise.all(under.map(processesOf));
	const refused = await start({ lab: 't/trace' });
	assert.equal(refused.status, 429);
	assert.match(((await refused.json()) as { error: string }).error, /3 runs/);
	await stop(running[0]!.run);
	for await (const _ of under[0]!);
	assert.equal((await all(await start({ lab: 't/trace' }))).text, 'hello\n');
});

test('startRuns() ends all runs when the companion is closed', async (t) => {
	const { start, close } = await setUp(t);
	const runs = await Promise.all([1, 2].map(async () => processesOf(linesOf(await start({ lab: 't/endless' })))));
	await close();
	assert.deepEqual(runs.flatMap(({ pids }) => pids).filter(isAlive), []);
});

test('startRuns() loses nothing when the reader is slow', async (t) => {
	const { start } = await setUp(t);
	const answer = await start({ lab: 't/chatty' });
	const live = collector();
	for await (const item of linesOf(answer)) {
		if ('kind' in item && item.kind === 'out') await new Promise(setImmediate);
		live.add(item as StreamItem);
	}
	assert.ok(live.ended);
	const bytes = live.recording.events.map((event) => (event.kind === 'out' ? event.text!.length : 0));
	assert.equal(
		bytes.reduce((sum, length) => sum + length, 0),
		1000 * 201,
	);
});
