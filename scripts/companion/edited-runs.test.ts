/** Runs of text that a page sends, with a real companion. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { lab } from '../labs/fixture.ts';
import { collector } from '../recording/stream.ts';
import type { StreamItem } from '../recording/types.ts';
import { isAlive } from '../runner/fixtures/is-alive.ts';
import { companionOf, linesOf, post, site } from './fixture.ts';

/** Where a process is waited for to end: a failure shows as one that never does. */
const PATIENT = { timeout: 60_000 };

const KNOBS = { times: { title: 'times', env: 'TIMES', from: 1, to: 100, usual: 3 } };
const JSON_OF_LAB = { title: 'A lab', goal: 'See it.', timeout: '1m', knobs: KNOBS };

const LABS = {
	'labs/lib/word.ts': `export const word = 'shared';\n`,
	...lab('t/two', {
		'main.ts': `import { say } from './say.ts';\nsay('main', process.env.TIMES);\n`,
		'say.ts': `export const say = (...words: unknown[]) => console.log(...words);\n`,
		'lab.json': JSON.stringify(JSON_OF_LAB),
	}),
	...lab('t/task', { 'exercise.ts': `console.log('exercise');\n`, 'solution.ts': `console.log('solution');\n` }),
};

/** Ends for nobody's asking, and starts a child that stays. */
const ENDLESS = `import { spawn } from 'node:child_process';
process.on('SIGTERM', () => {});
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
process.stdout.write(process.pid + ' ' + child.pid, () => { for (;;); });
`;

async function setUp(t: TestContext) {
	const root = site(t, LABS);
	const companion = await companionOf(t, root);
	const run = (body: unknown, signal?: AbortSignal) => post(companion, 'api/runs', body, signal);
	return { ...companion, root, run };
}

/** Reads a run to its end: what it printed and what it recorded. */
async function all(answer: Response) {
	assert.equal(answer.status, 200, answer.status === 200 ? '' : await answer.text());
	const [, ...items] = await Array.fromAsync(linesOf(answer));
	const live = collector();
	for (const item of items) live.add(item as StreamItem);
	const { recording } = live;
	const printed = recording.events.map((event) => (event.kind === 'out' ? event.text : '')).join('');
	return { recording, printed };
}

/** Reads until the program has named its processes. */
async function processesOf(answer: Response) {
	const lines = linesOf(answer);
	const { value: first } = await lines.next();
	for (let next = await lines.next(); !next.done; next = await lines.next()) {
		const { value } = next;
		if ('kind' in value && value.kind === 'out')
			return { run: (first as { run: string }).run, lines, pids: value.text!.split(' ').map(Number) };
	}
	throw new Error('the run ended without a word');
}

/** All files below a folder with their texts, but for what the companion itself keeps. */
function snapshot(root: string): Record<string, string> {
	const files = fs.readdirSync(root, { recursive: true, withFileTypes: true });
	const own = files.filter((file) => file.isFile() && !file.parentPath.includes('.interleave'));
	return Object.fromEntries(
		own.map((file) => path.join(file.parentPath, file.name)).map((file) => [file, fs.readFileSync(file, 'utf8')]),
	);
}

/** What is left of mirrors. */
function mirrors(root: string): string[] {
	const folder = path.join(root, '.interleave/mirror');
	return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}

async function gone(pids: number[], { signal }: TestContext): Promise<void> {
	while (pids.some(isAlive) && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function left(root: string, { signal }: TestContext): Promise<void> {
	while (mirrors(root).length > 0 && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('startRuns() runs edited text in the place of the lab’s own, which stays as it is', PATIENT, async (t) => {
	const { run, root } = await setUp(t);
	const before = snapshot(root);
	const main = `import fs from 'node:fs';
import { word } from '../../lib/word.ts';
import { say } from './say.ts';
fs.rmSync('labs', { recursive: true });
fs.writeFileSync('new', 'x');
say(word, process.env.TIMES, process.env.INTERLEAVE_TOKEN);
`;
	const { recording, printed } = await all(
		await run({ lab: 't/two', files: { 'main.ts': main }, knobs: { times: 10 } }),
	);
	assert.equal(printed, 'shared 10 undefined\n');
	assert.deepEqual([recording.header.lab, recording.header.digest], ['t/two', undefined]);
	assert.deepEqual(recording.header.knobs, { times: { title: 'times', usual: 3, value: 10 } });
	const helper = await all(
		await run({ lab: 't/two', files: { 'say.ts': `export const say = () => console.log('mine');\n` } }),
	);
	assert.equal(helper.printed, 'mine\n');
	assert.equal((await all(await run({ lab: 't/two' }))).printed, 'main undefined\n');
	assert.equal((await all(await run({ lab: 't/task', task: true }))).printed, 'exercise\n');
	const answer = { lab: 't/task', task: true, files: { 'exercise.ts': `console.log('mine');\n` } };
	assert.equal((await all(await run(answer))).printed, 'mine\n');
	await left(root, t);
	assert.deepEqual(snapshot(root), before);
});

test('startRuns() gives the places of edited text as they are in the lab', PATIENT, async (t) => {
	const { run } = await setUp(t);
	const files = { 'main.ts': `\nconst wrong: number = 'a type error';\nthrow new Error(String(wrong));\n` };
	const { recording } = await all(await run({ lab: 't/two', files }));
	const error = recording.events.find((event) => event.kind === 'error');
	assert.match(String(error && 'at' in error && error.at), /^main\.ts:3/);
	const syntax = await all(await run({ lab: 't/two', files: { 'main.ts': 'one(\n' } }));
	assert.match(syntax.printed, /labs\/t\/two\/main\.ts:\d/);
	assert.equal(syntax.recording.header.exit?.code, 1);
});

test('startRuns() keeps two edits apart that run at once', PATIENT, async (t) => {
	const { run, root } = await setUp(t);
	const edit = (word: string) => `import fs from 'node:fs';
fs.writeFileSync('labs/word', '${word}');
setTimeout(() => console.log(fs.readFileSync('labs/word', 'utf8'), import.meta.filename), 300);
`;
	const texts = ['one', 'two', 'three'].map((word) => ({ lab: 't/two', files: { 'main.ts': edit(word) } }));
	const printed = await Promise.all(texts.map(async (text) => (await all(await run(text))).printed.split(' ')));
	assert.deepEqual(
		printed.map(([word]) => word),
		['one', 'two', 'three'],
	);
	assert.equal(new Set(printed.map(([, place]) => place)).size, 3);
	await left(root, t);
});

test(
	'startRuns() ends edited text that is stopped, or whose page has gone, with all that it started',
	PATIENT,
	async (t) => {
		const companion = await setUp(t);
		const { run, root } = companion;
		const endless = { lab: 't/two', files: { 'main.ts': ENDLESS } };
		const stopped = await processesOf(await run(endless));
		assert.equal((await post(companion, `api/runs/${stopped.run}/stop`, {})).status, 204);
		const last = (await Array.fromAsync(stopped.lines)).at(-1) as { end: { exit: unknown } };
		assert.deepEqual(last.end.exit, { code: null, signal: 'SIGKILL', cause: 'stopped' });
		assert.deepEqual(stopped.pids.filter(isAlive), []);
		const reader = new AbortController();
		const closed = await processesOf(await run(endless, reader.signal));
		reader.abort();
		await gone(closed.pids, t);
		const ended = await processesOf(await run(endless));
		await companion.close();
		assert.deepEqual(ended.pids.filter(isAlive), []);
		await left(root, t);
	},
);

type Bad = [body: object, status: number, words: RegExp];

/** Sends each, which must be refused with these words. Fewer than the rate allows at once. */
async function refusesAll(t: TestContext, bad: Bad[]): Promise<void> {
	const { run, root } = await setUp(t);
	for (const [body, status, words] of bad) {
		const answer = await run(body);
		const said = (await answer.json()) as { error: string; remedy: string };
		assert.equal(answer.status, status, JSON.stringify(body).slice(0, 100));
		assert.match(`${said.error} ${said.remedy}`, words);
	}
	assert.deepEqual(mirrors(root), []);
}

test('startRuns() takes no text that is not of the lab or is too large, and says what it takes', (t) =>
	refusesAll(t, [
		[{ lab: 't/two', files: { 'other.ts': '' } }, 400, /"other\.ts" .* Edit main\.ts, say\.ts\./],
		[{ lab: 't/two', files: { '../two/main.ts': '' } }, 400, /cannot be edited/],
		[{ lab: 't/two', files: { './main.ts': '' } }, 400, /cannot be edited/],
		[{ lab: 't/two', files: { 'claims.ts': '' } }, 400, /cannot be edited/],
		[{ lab: 't/two', files: { 'lab.json': '{}' } }, 400, /cannot be edited/],
		[{ lab: 't/two', files: { constructor: '' } }, 400, /cannot be edited/],
		[{ lab: 't/two', files: { 'main.ts': 7 } }, 400, /"files" is not an object of texts/],
		[{ lab: 't/two', files: [] }, 400, /"files" is not/],
		[{ lab: 't/two', files: 'x' }, 400, /"files" is not/],
		[{ lab: 't/two', files: null }, 400, /"files" is not/],
		[{ lab: 't/two', files: { 'main.ts': 'x'.repeat(256 * 1024 + 1) } }, 413, /larger than 256 KB/],
		[{ lab: 't/two', files: { 'main.ts': 'é'.repeat(128 * 1024), 'say.ts': 'x' } }, 413, /larger than 256 KB/],
		[{ lab: 't/two', files: { 'main.ts': 'x'.repeat(600 * 1024) } }, 413, /larger than 512 KB/],
	]));

test('startRuns() takes no knob, task or lab that there is not, and says what there is', (t) =>
	refusesAll(t, [
		[{ lab: 't/two', knobs: { times: 0 } }, 400, /whole number from 1 to 100/],
		[{ lab: 't/two', knobs: { times: 101 } }, 400, /whole number from 1 to 100/],
		[{ lab: 't/two', knobs: { times: 1.5 } }, 400, /whole number from 1 to 100/],
		[{ lab: 't/two', knobs: { times: '5' } }, 400, /"knobs" is not an object of numbers/],
		[{ lab: 't/two', knobs: { tims: 5 } }, 400, /no knob "tims".*times/],
		[{ lab: 't/two', knobs: { constructor: 5 } }, 400, /no knob "constructor"/],
		[{ lab: 't/two', task: true }, 400, /is no exercise/],
		[{ lab: 't/two', task: 'yes' }, 400, /"task"/],
		[{ lab: 't/task', task: true, files: { 'main.ts': '' } }, 400, /Edit exercise\.ts\./],
		[{ lab: 't/task', task: true, files: { 'solution.ts': '' } }, 400, /cannot be edited/],
		[{ lab: '__proto__', files: { 'main.ts': '' } }, 404, /no lab/],
		[{ lab: 'constructor', files: { 'main.ts': '' } }, 404, /no lab/],
		[{ lab: '../labs/t/two', files: { 'main.ts': '' } }, 404, /no lab/],
		[{ lab: 't/two', variant: '__proto__', files: { 'main.ts': '' } }, 404, /no variant/],
	]));
