import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { beginInterleave, copyOfCheckout, interleave, said } from './fixture.ts';

const LAB = {
	'lab.json': JSON.stringify({ title: 'Say bye', goal: 'Say it.', timeout: '20s', runs: 2 }),
	'claims.ts': `const says = (word) => ({ id: word, says: 'It says ' + word + '.', kind: 'always', judge: (run) => {
		const text = run.events.map((event) => event.text ?? '').join('');
		return { verdict: text.includes(word) ? 'held' : 'refuted', seen: 'it said "' + text.trim() + '"' };
	} });
	export const claims = [];
	export const task = [says('bye')];`,
	'exercise.ts': `import { word } from './word.ts';\nimport { said } from '../../lib/said.ts';\nsaid(word);\n`,
	'word.ts': `export const word = 'hello';\n`,
	'solution.ts': `console.log('bye');\n`,
	'hints.md': '## 1\n\nLook.\n\n## 2\n\nSay it.\n',
};

/** A checkout with one exercise. */
function withExercise(t: Parameters<typeof copyOfCheckout>[0]) {
	const copy = copyOfCheckout(t);
	const write = (file: string, text: string) => {
		fs.mkdirSync(path.dirname(path.join(copy.root, file)), { recursive: true });
		fs.writeFileSync(path.join(copy.root, file), text);
	};
	for (const [name, text] of Object.entries(LAB)) write(`labs/a/b/${name}`, text);
	write('labs/lib/said.ts', `export const said = (word: string) => console.log(word);\n`);
	return { ...copy, cwd: copy.root, write };
}

test('start copies an exercise with what it imports, and never overwrites', async (t) => {
	const { root, env, cwd } = withExercise(t);
	const first = await interleave(['start', 'a/b'], { root, env, cwd });
	assert.equal(first.code, 0, first.stderr);
	assert.match(String(first.stdout), /my\/a\/b\/exercise\.ts {2}new[\s\S]*watch a\/b/);
	const mine = (name: string) => path.join(root, 'my/a/b', name);
	assert.deepEqual(fs.readdirSync(mine('.')).sort(), ['exercise.ts', 'word.ts']);
	assert.ok(fs.existsSync(path.join(root, 'my/lib/said.ts')));
	fs.writeFileSync(mine('exercise.ts'), 'mine');
	fs.rmSync(mine('word.ts'));
	const again = await interleave(['start', '--json', 'b'], { root, env, cwd });
	const { files, library } = JSON.parse(String(again.stdout));
	assert.deepEqual(
		[files, library],
		[
			[
				{ name: 'exercise.ts', state: 'there' },
				{ name: 'word.ts', state: 'new' },
			],
			true,
		],
	);
	assert.equal(fs.readFileSync(mine('exercise.ts'), 'utf8'), 'mine');
});

test('hint gives one hint at a time', async (t) => {
	const { root, env, cwd } = withExercise(t);
	const first = await interleave(['hint', 'a/b'], { root, env, cwd });
	assert.equal(String(first.stdout), 'Look.\n\n1 of 2. Next: npm run interleave -- hint a/b 2\n');
	const none = await interleave(['hint', 'a/b', '3'], { root, env, cwd });
	assert.deepEqual([none.code, none.stderr.split('\n')[0]], [2, 'interleave: a/b has hints 1 to 2, and not "3"']);
});

test('check judges your own copy, over what lies beside it', async (t) => {
	const { root, env, cwd, write } = withExercise(t);
	await interleave(['start', 'a/b'], { root, env, cwd });
	const start = await interleave(['check', 'a/b'], { root, env, cwd });
	assert.equal(start.code, 1, start.stderr);
	assert.match(String(start.stdout), /^my\/a\/b\/exercise\.ts, judged by the task over 1 run\n/);
	assert.match(
		String(start.stdout),
		/refuted: in run 1, it said "hello"\n\n✗ Not yet: 1 of 1 claim fails, in run 1 of at most 2\.\n$/,
	);
	write('my/a/b/word.ts', `export { word } from './mine.ts';\n`);
	write('my/a/b/mine.ts', `export const word = 'bye';\n`);
	const json = await interleave(['check', '--json', 'a/b'], { root, env, cwd });
	assert.equal(json.code, 0, json.stderr);
	const { claims, ...rest } = JSON.parse(String(json.stdout));
	assert.deepEqual(rest, { lab: 'a/b', program: 'my/a/b/exercise.ts', task: true, of: 2, runs: 2, lacking: [] });
	assert.deepEqual([claims[0].id, claims[0].verdict, claims[0].counts.held], ['bye', 'held', 2]);
	assert.deepEqual(fs.readdirSync(path.join(root, '.interleave/mirror')), []);
});

test('check ends when it is asked to, and so does the run under way; nothing of it is left', async (t) => {
	const { root, env, cwd, write } = withExercise(t);
	const temporary = path.join(root, 'tmp');
	fs.mkdirSync(path.join(temporary, 'interleave-older1'), { recursive: true });
	fs.utimesSync(path.join(temporary, 'interleave-older1'), 0, 0);
	const runs = path.join(root, 'runs');
	write(
		'my/a/b/exercise.ts',
		`import('node:fs').then((fs) => fs.writeFileSync('${runs}', ''));\nsetInterval(() => {}, 1000);\n`,
	);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		const child = beginInterleave(['check', 'a/b'], { root, env: { ...env, TMPDIR: temporary }, cwd });
		t.after(() => child.kill('SIGKILL'));
		const [told, ended] = [said(child.stdout, 'it was stopped after 0 of 2 runs'), once(child, 'exit')];
		while (!fs.existsSync(runs)) await new Promise((resolve) => setTimeout(resolve, 20));
		child.kill(signal);
		await told;
		assert.deepEqual(await ended, [128 + constants.signals[signal], null]);
		assert.deepEqual(fs.readdirSync(path.join(root, '.interleave/mirror')), []);
		assert.deepEqual(fs.readdirSync(temporary), [], 'neither the run of now nor one of long ago');
		fs.rmSync(runs);
	}
});

test('watch judges at each save, also of an editor that renames, and ends with Ctrl-C', async (t) => {
	const { root, env, cwd, write } = withExercise(t);
	const none = await interleave(['watch', 'a/b'], { root, env, cwd });
	assert.match(none.stderr, /Begin: npm run interleave -- start a\/b/);
	for (const name of ['lab.json', 'claims.ts']) write(`labs/a/shown/${name}`, LAB[name as keyof typeof LAB]);
	write('labs/a/shown/main.ts', '');
	const shown = await interleave(['watch', 'a/shown'], { root, env, cwd });
	assert.match(shown.stderr, /a\/shown is no exercise\. Give a program of yours: .* watch a\/shown <file>/);
	await interleave(['start', 'a/b'], { root, env, cwd });
	const child = beginInterleave(['watch', 'a/b'], { root, env, cwd });
	t.after(() => child.kill('SIGKILL'));
	const ended = once(child, 'exit');
	await said(child.stdout, 'Not yet: 1 of 1 claim fails');
	const good = said(child.stdout, 'Solved: held in 2 of 2 runs');
	write('my/a/b/word.ts~', `export const word = 'bye';\n`);
	fs.renameSync(path.join(root, 'my/a/b/word.ts~'), path.join(root, 'my/a/b/word.ts'));
	await good;
	write(
		'my/a/b/exercise.ts',
		`setInterval(() => {}, 1000);\nimport('node:fs').then((fs) => fs.writeFileSync('${path.join(root, 'runs')}', ''));\n`,
	);
	while (!fs.existsSync(path.join(root, 'runs'))) await new Promise((resolve) => setTimeout(resolve, 20));
	child.kill('SIGINT');
	assert.deepEqual(await ended, [0, null]);
	assert.deepEqual(fs.readdirSync(path.join(root, '.interleave/mirror')), []);
});
