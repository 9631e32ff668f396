import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { companionOf } from '../companion/fixture.ts';
import type { Opened } from '../companion/recordings.ts';
import { writeRecording } from '../recording/stored.ts';
import { firstRace } from '../timeline/fixtures/first-race.ts';
import { beginInterleave, copyOfCheckout, interleave, programs, said } from './fixture.ts';

/** Where a process is waited for to end: a failure shows as one that never does. */
const PATIENT = { timeout: 60_000 };

/** What the page at this address would be given. */
async function givenTo(launchUrl: string): Promise<Opened> {
	const { origin, pathname, searchParams, hash } = new URL(launchUrl);
	assert.equal(pathname, '/view/');
	const headers = { authorization: `Bearer ${hash.replace('#token=', '')}` };
	const answer = await fetch(`${origin}/api/recordings/${searchParams.get('kept')}`, { headers });
	assert.equal(answer.status, 200);
	return (await answer.json()) as Opened;
}

test(
	'run --open shows the run and the files it names, until Ctrl-C, and ends with the code of the program',
	PATIENT,
	async (t) => {
		const cwd = programs(t, {
			'x.mjs': `import { say } from './say.mjs';\nsay('hello');\nprocess.exitCode = 7;`,
			'say.mjs': 'export function say(text) {\n\tconsole.log(text);\n}',
			'secret.txt': 'no',
		});
		const { root, env, opened } = copyOfCheckout(t);
		const child = beginInterleave(['run', '--open', 'x.mjs'], { cwd, env, root });
		const words = await said(child.stderr, 'Ctrl-C ends');
		const launchUrl = /^Shown at: (.*)$/m.exec(words)?.[1] ?? '';
		const { recordings, sources } = await givenTo(launchUrl);
		assert.equal(recordings[0]?.name, 'x.mjs');
		assert.match(recordings[0]?.text ?? '', /"kind":"out","fd":1,"text":"hello\\n".*"at":"say.mjs:2"/);
		assert.deepEqual(
			sources.map(({ name }) => name),
			['x.mjs', 'say.mjs'],
		);
		const page = fileURLToPath(opened());
		assert.ok(fs.readFileSync(page, 'utf8').includes(launchUrl));
		assert.ok(!opened().includes(new URL(launchUrl).hash.slice(7)), 'the token stands in no argument');
		child.kill('SIGINT');
		assert.deepEqual(await once(child, 'exit'), [7, null]);
	},
);

test('view hands recordings to the companion that runs, and ends', PATIENT, async (t) => {
	const { root, env } = copyOfCheckout(t);
	const companion = await companionOf(t, root);
	const cwd = programs(t, { 'a.json': writeRecording(firstRace), 'main.ts': 'mine\n' });
	const { stdout, code } = await interleave(['view', '--json', 'a.json', '-'], {
		...{ cwd, root, env: { ...env, INTERLEAVE_NO_OPEN: '1' } },
		input: writeRecording(firstRace),
	});
	const { url, launchUrl, port, running } = JSON.parse(String(stdout));
	assert.deepEqual([code, port, running], [0, companion.port, true]);
	assert.equal(new URL(url).hash, '');
	const { recordings, sources } = await givenTo(launchUrl);
	assert.deepEqual(
		recordings.map(({ name, text }) => [name, text === writeRecording(firstRace)]),
		[
			['a.json', true],
			['standard input', true],
		],
	);
	assert.deepEqual(sources, [{ name: 'main.ts', text: 'mine\n' }]);
	assert.ok(!fs.existsSync(path.join(root, 'told')), 'no browser was asked for');
});

test('view says what is wrong with a recording or a call before anything is started', async (t) => {
	const { root, env } = copyOfCheckout(t);
	const cwd = programs(t, {
		'a.json': writeRecording(firstRace).replace('"kind":"mark"', '"kind":"mork"'),
		'x.mjs': '',
	});
	const calls: [string[], number, RegExp][] = [
		[['a.json'], 125, /a\.json:\d+: "kind" is "mork"; it must be one of/],
		[['x.mjs'], 125, /x\.mjs is a program and not a recording\.\n {2}Record it first/],
		[['no.json'], 2, /there is no file no\.json/],
		[['.'], 2, /\. is a folder and no recording/],
		[[], 2, /view needs a recording/],
		[['a', 'b', 'c'], 2, /got also "c"/],
		[['-', '-'], 2, /standard input can only be read once/],
		[['--port', '70000', 'a.json'], 2, /--port takes a number/],
	];
	for (const [args, code, message] of calls) {
		const ended = await interleave(['view', ...args], { cwd, root, env });
		assert.deepEqual([ended.code, String(ended.stdout)], [code, ''], args.join(' '));
		assert.match(ended.stderr, message);
	}
	const { code, stderr } = await interleave(['run', '--open', '--times', '2', 'x.mjs'], { cwd, root, env });
	assert.equal(code, 2);
	assert.match(stderr, /--open shows one run/);
});
