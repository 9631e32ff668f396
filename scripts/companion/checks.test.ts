/** Checks that a page asks for, with a real companion. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { lab, write } from '../labs/fixture.ts';
import { type Checked, checkedWords } from '../recording/checked.ts';
import type { Counts } from '../recording/over-runs.ts';
import { validate } from '../recording/validate.ts';
import { isAlive } from '../runner/fixtures/is-alive.ts';
import { companionOf, linesOf, post, site } from './fixture.ts';

/** Where a process is waited for to end: a failure shows as one that never does. */
const PATIENT = { timeout: 60_000 };

const TASK = `export const claims = [];
const printed = (recording) => recording.events.filter((event) => event.kind === 'out');
export const task = [{
	id: 'says-done',
	says: 'It says that it is done.',
	kind: 'always',
	judge(recording) {
		const out = printed(recording).find((event) => event.text === 'done\\n');
		return out
			? { verdict: 'held', seen: 'done', at: [{ t: out.t, lane: out.lane }] }
			: { verdict: 'refuted', seen: printed(recording).map((event) => event.text).join('') || 'nothing' };
	},
}];
`;

const LABS = lab('t/task', {
	'exercise.ts': `console.log('to do');\n`,
	'solution.ts': `console.log('done');\n`,
	'claims.ts': TASK,
	'lab.json': JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '1m', runs: 3 }),
});

interface Line {
	check?: string;
	run?: number;
	of?: number;
	claims?: { id: string; counts: Counts }[];
	checked?: Checked;
	error?: string;
	remedy?: string;
}

async function setUp(t: TestContext, files: Record<string, string> = {}) {
	const root = site(t, { ...LABS, ...files });
	const companion = await companionOf(t, root);
	// To forget an answer that is not read to its end closes it, and that ends the check.
	const open: Response[] = [];
	t.after(() => open.splice(0));
	const check = async (body: object, signal?: AbortSignal) => {
		const answer = await post(companion, 'api/checks', { lab: 't/task', ...body }, signal);
		open.push(answer);
		return answer;
	};
	const all = async (body: object) => (await Array.fromAsync(linesOf(await check(body)))) as Line[];
	return { ...companion, root, check, all };
}

const answer = (text: string) => ({ files: { 'exercise.ts': text } });

/** Tells which processes it is made of, in a file, and ends for nobody's asking. */
const endless = (told: string) =>
	answer(`import { spawn } from 'node:child_process';
import fs from 'node:fs';
process.on('SIGTERM', () => {});
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
fs.writeFileSync(${JSON.stringify(`${told}.new`)}, process.pid + ' ' + child.pid);
fs.renameSync(${JSON.stringify(`${told}.new`)}, ${JSON.stringify(told)});
for (;;);
`);

async function pidsIn(told: string, { signal }: TestContext): Promise<number[]> {
	while (!fs.existsSync(told) && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
	const pids = fs.readFileSync(told, 'utf8').split(' ').map(Number);
	fs.rmSync(told);
	return pids;
}

async function gone(pids: number[], { signal }: TestContext): Promise<void> {
	while (pids.some(isAlive) && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
}

test(
	'startChecks() tells each run as it was judged, then the verdict with the runs that decided it',
	PATIENT,
	async (t) => {
		const { all } = await setUp(t);
		const [first, ...lines] = await all(answer(`console.log('done');\n`));
		const { checked } = lines.pop() ?? {};
		assert.match(first?.check ?? '', /^[0-9a-f]{16}$/);
		assert.deepEqual(
			lines.map(({ run, of, claims }) => [run, of, claims?.[0]?.id, claims?.[0]?.counts.held]),
			[1, 2, 3].map((run) => [run, 3, 'says-done', run]),
		);
		assert.ok(checked);
		assert.deepEqual([checked.lab, checked.task, checked.runs, checked.of], ['t/task', true, 3, 3]);
		assert.match(checkedWords(checked).says, /^Solved/);
		assert.deepEqual(Object.keys(checked.recordings), ['3']);
		assert.deepEqual(validate(checked.recordings[3]!), []);
	},
);

test('startChecks() ends at the first run that refutes, and brings it', PATIENT, async (t) => {
	const { all, root } = await setUp(t);
	const lines = await all(answer(`console.log('wrong');\n`));
	const { checked } = lines.at(-1) ?? {};
	assert.equal(lines.length, 3);
	assert.deepEqual([checked?.runs, checked?.verdicts[0]?.verdict, checked?.verdicts[0]?.run], [1, 'refuted', 1]);
	const out = checked?.recordings[1]?.events.find((event) => event.kind === 'out');
	assert.equal(out && 'text' in out && out.text, 'wrong\n');
	assert.equal((await all({})).at(-1)?.checked?.verdicts[0]?.seen, 'to do\n');
	write(root, { 'my/t/task/exercise.ts': `console.log('mine');\n` });
	assert.equal((await all({})).at(-1)?.checked?.verdicts[0]?.seen, 'mine\n');
	assert.equal(fs.readFileSync(path.join(root, 'labs/t/task/exercise.ts'), 'utf8'), `console.log('to do');\n`);
});

test('startChecks() ends a check that is stopped, whose page has gone, or whose companion ends', PATIENT, async (t) => {
	const { check, root, ...companion } = await setUp(t);
	const told = path.join(root, 'told');
	const lines = linesOf(await check(endless(told))) as AsyncGenerator<Line>;
	const { value: first } = await lines.next();
	const stopped = await pidsIn(told, t);
	assert.equal((await post(companion, `api/runs/${first.check}/stop`, {})).status, 404);
	assert.equal((await post(companion, `api/checks/${first.check}/stop`, {})).status, 204);
	const { checked } = (await Array.fromAsync(lines)).at(-1) ?? {};
	assert.deepEqual([checked?.stopped, checked?.runs], [true, 0]);
	assert.deepEqual(stopped.filter(isAlive), []);
	assert.equal((await post(companion, `api/checks/${first.check}/stop`, {})).status, 404);
	const reader = new AbortController();
	await check(endless(told), reader.signal);
	const left = await pidsIn(told, t);
	reader.abort();
	await gone(left, t);
	await check(endless(told));
	const ended = await pidsIn(told, t);
	await companion.close();
	assert.deepEqual(ended.filter(isAlive), []);
	const mirrors = path.join(root, '.interleave/mirror');
	assert.deepEqual(fs.existsSync(mirrors) ? fs.readdirSync(mirrors) : [], []);
});

test('startChecks() counts as one run of those that may be under way at once', PATIENT, async (t) => {
	const { check, root, ...companion } = await setUp(t);
	const told = path.join(root, 'told');
	for (const number of [1, 2, 3]) {
		await check(endless(`${told}${number}`));
		await pidsIn(`${told}${number}`, t);
	}
	const refused = await check(answer(''));
	assert.equal(refused.status, 429);
	assert.equal((await post(companion, 'api/runs', { lab: 't/trace' })).status, 429);
});

test('startChecks() says what is wrong with the lab, or with what was asked', PATIENT, async (t) => {
	const { check, all, root } = await setUp(
		t,
		lab('t/broken', { 'exercise.ts': '', 'claims.ts': 'export const claims = 1;' }),
	);
	const bad: [object, number, RegExp][] = [
		[{ lab: 't/missing' }, 404, /no lab/],
		[{ lab: '__proto__' }, 404, /no lab/],
		[{ lab: 't/trace', task: true }, 400, /is no exercise/],
		[{ files: { 'claims.ts': '' } }, 400, /cannot be edited/],
		[{ files: { 'solution.ts': '' } }, 400, /cannot be edited/],
		[{ files: { __proto: '' } }, 400, /cannot be edited/],
		[{ files: { 'exercise.ts': 'x'.repeat(256 * 1024 + 1) } }, 413, /256 KB/],
		[{ knobs: {} }, 400, /"knobs" is not known/],
		[{ thorough: 'yes' }, 400, /"thorough"/],
	];
	for (const [body, status, words] of bad) {
		const answer = await check(body);
		const { error, remedy } = (await answer.json()) as Line;
		assert.equal(answer.status, status, JSON.stringify(body).slice(0, 80));
		assert.match(`${error} ${remedy}`, words);
	}
	const { error, remedy } = (await all({ lab: 't/broken' })).at(-1) ?? {};
	assert.deepEqual(
		[error, remedy],
		['labs/t/broken/claims.ts: it exports no list `claims`', 'Write: export const claims: Claim[] = […];'],
	);
	assert.ok(!fs.existsSync(path.join(root, 'ran')));
});
