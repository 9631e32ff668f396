/** The grader survives what is handed in: each judged rightly, ended, nothing of it alive, the checkout as it was. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { checkedWords } from '../recording/checked.ts';
import type { Limits } from '../runner/options.ts';
import { checkLab } from './check-lab.ts';
import { checkout } from './fixture.ts';
import { loadLabs } from './load.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
/** Long enough for an honest answer is the lab's own limit; what never ends need not wait for that. */
const SOON: Limits = { timeoutMs: 2500 };
const ALL = ['adds', 'answers-once', 'ends'];

interface Case {
	/** The claims that fail; none: it is solved. */
	fails?: string[];
	/** What is said of the first of them. */
	says?: RegExp;
	limits?: Limits;
	runs?: number;
}

const cases: Record<string, Case> = {
	'infinite-loop': { fails: ALL, says: /The program that tries yours was ended: time limit of 2.5 s/, limits: SOON },
	'loop-in-worker': { fails: ALL, says: /time limit/, limits: SOON },
	'worker-never-ends': { fails: ALL, says: /time limit/, limits: SOON },
	'timer-never-ends': { fails: ALL, says: /time limit/, limits: SOON },
	'prints-verdict': { fails: ['adds'], says: /the answer was \{"wanted":\d+,"is":0\}/ },
	'fakes-marks': { fails: ['adds'], says: /"is":0/ },
	'patches-globals': { fails: ['adds'] },
	'deletes-files': {},
	'deletes-recording': { fails: ['adds'] },
	'spoils-recording': { fails: ['adds'] },
	'kills-parent': { fails: ALL, says: /The program that tries yours was ended by SIGKILL/ },
	'ends-parent-politely': { fails: ALL, says: /The program that tries yours was ended by SIGTERM/ },
	'stops-parent': {
		fails: ALL,
		says: /The program that tries yours had been stopped by a signal, and was ended: time limit of 2.5 s/,
		limits: SOON,
	},
	'kills-group': { fails: ALL, says: /The program that tries yours was ended by SIGKILL/ },
	daemon: {},
	'fork-bomb': { fails: ALL, says: /it had more than 20 processes/, limits: { processes: 20 } },
	'floods-output': { fails: ALL, says: /it wrote more than 4 MB/, limits: { outputBytes: 4 << 20 } },
	'floods-messages': { fails: ['adds', 'answers-once'] },
	'takes-memory': { fails: ALL, says: /it took more than 400 MB of memory/, limits: { memoryBytes: 400 << 20 } },
	'exits-early': { fails: ['adds'], says: /"is":null/ },
	'throws-at-import': { fails: ['adds', 'ends'], says: /"is":null/ },
	'syntax-error': { fails: ['adds', 'ends'], says: /"is":null/ },
	'type-error': {},
	'exports-nothing': { fails: ['adds', 'ends'] },
	'changes-directory': {},
	lucky: { fails: ['adds'], says: /"is":0/, runs: 20 },
	'overwrites-harness': { fails: ['adds'], says: /"is":0/ },
	unrefed: {},
	'closes-channels': { fails: ['adds'] },
	'stops-itself': { fails: ALL, says: /time limit/, limits: SOON },
	'forges-messages': { fails: ['adds', 'answers-once'] },
};

const linux = { skip: process.platform !== 'linux' };

// Those that hang wait for their time limit, and others may go on meanwhile.
describe('checkLab()', { concurrency: 3, ...linux }, () => {
	for (const [name, wanted] of Object.entries(cases)) test(`judges ${name}`, (t) => judge(t, name, wanted));
});

async function judge(t: TestContext, name: string, { fails = [], says = /./, limits, runs }: Case): Promise<void> {
	const root = checkoutWith(t, runs);
	const [lab] = loadLabs(root);
	assert.ok(lab);
	const before = stateOf(root);
	const text = textOf(name).replaceAll('4321', sleepOf(name));
	const checked = await checkLab(lab, { files: { 'exercise.ts': text }, task: true, ...(limits && { limits }) });
	const words = checkedWords(checked);
	const refuted = checked.verdicts.filter(({ verdict }) => verdict === 'refuted');
	assert.equal(words.verdict, fails.length > 0 ? 'not yet' : 'solved', JSON.stringify(words));
	const missing = fails.filter((wanted) => !refuted.some(({ id }) => id === wanted));
	assert.deepEqual(missing, [], JSON.stringify(words));
	if (refuted[0]) {
		const { seen, run } = refuted[0];
		assert.match(checked.ended ?? seen, says);
		assert.ok(run !== undefined && checked.recordings[run], 'the run that refutes is there to be looked at');
	}
	assert.deepEqual(alive(root, sleepOf(name)), []);
	assert.deepEqual(stateOf(root), before);
	assert.deepEqual(fs.readdirSync(path.join(root, '.interleave/mirror')), []);
}

/** Seconds that nobody else sleeps: by them a process is known that was left behind. */
function sleepOf(name: string): string {
	return `4${process.pid}${Object.keys(cases).indexOf(name)}`;
}

test('every submission of the folder is judged here', () => {
	const names = fs.readdirSync(path.join(FIXTURES, 'hostile')).map((file) => file.replace(/\.ts(\.txt)?$/, ''));
	assert.deepEqual(names.sort(), Object.keys(cases).sort());
});

function textOf(name: string): string {
	const file = path.join(FIXTURES, 'hostile', `${name}.ts`);
	return fs.readFileSync(fs.existsSync(file) ? file : `${file}.txt`, 'utf8');
}

/** A checkout of its own with the exercise that all of them answer. */
function checkoutWith(t: TestContext, runs?: number): string {
	const adder = path.join(FIXTURES, 'adder');
	const recording = pathToFileURL(path.join(import.meta.dirname, '../recording')).href;
	const files = fs.readdirSync(adder).map((file): [string, string] => {
		const text = fs.readFileSync(path.join(adder, file), 'utf8').replaceAll('../../../recording', recording);
		const more = file === 'lab.json' && runs !== undefined ? text.replace('"runs": 2', `"runs": ${runs}`) : text;
		return [`labs/hostile/adder/${file}`, more];
	});
	return checkout(t, Object.fromEntries(files));
}

/** All that is in the checkout, but for what is made while running. */
function stateOf(root: string): Record<string, string> {
	const files = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
	const named = files.map((each) => path.join(each.parentPath, each.name));
	return Object.fromEntries(
		named
			.filter((file) => !file.includes('.interleave'))
			.map((file) => [path.relative(root, file), createHash('sha256').update(fs.readFileSync(file)).digest('hex')]),
	);
}

/** Processes that were started from this checkout, or that a submission left. */
function alive(root: string, sleep: string): string[] {
	return fs.readdirSync('/proc').flatMap((pid) => {
		try {
			if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
			const [command, state] = [
				fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
				fs.readFileSync(`/proc/${pid}/stat`, 'utf8'),
			];
			const isOurs =
				fs.readlinkSync(`/proc/${pid}/cwd`).startsWith(root) || command.includes(root) || command.includes(sleep);
			return isOurs && !/\) Z /.test(state) ? [command.replaceAll('\0', ' ')] : [];
		} catch {
			return [];
		}
	});
}
