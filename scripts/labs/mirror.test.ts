import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { editableFiles } from './editable-files.ts';
import { checkout, lab as filesOf } from './fixture.ts';
import { loadLabs } from './load.ts';
import { MIRRORS, type Mirror, makeMirror } from './mirror.ts';
import { runLab } from './run-lab.ts';

const FILES = {
	...filesOf('a/b', {
		'main.ts': `import './beside.ts';\nimport { word } from '../../lib/word.ts';\nconsole.log(word);\n`,
		'beside.ts': `export {};\n`,
		'exercise.ts': `import './mine.ts';\nimport './shared.ts';\n`,
		'mine.ts': '',
		'shared.ts': '',
		'harness.ts': `import './shared.ts';\nconsole.log('asked about', process.argv[2]);\n`,
		'solution.ts': '',
		'recording.json': '{}',
		'lab.json': JSON.stringify({
			...{ title: 'A lab', goal: 'See it.', timeout: '10s' },
			knobs: { size: { title: 'places', env: 'SIZE', from: 1, to: 9, usual: 3 } },
		}),
	}),
	'labs/lib/word.ts': `export const word = 'word';\n`,
};

function labOf(t: Parameters<typeof checkout>[0]) {
	const root = checkout(t, FILES);
	const [lab] = loadLabs(root);
	assert.ok(lab);
	return { root, lab, mirrors: () => fs.readdirSync(path.join(root, MIRRORS)).sort() };
}

test('editableFiles() gives the program and what it imports, and nothing that judges it', (t) => {
	const { lab } = labOf(t);
	assert.deepEqual(editableFiles(lab), ['main.ts', 'beside.ts']);
	assert.deepEqual(editableFiles(lab, true), ['exercise.ts', 'mine.ts']);
});

test('runLab() runs edited text in a copy of the lab, at the same places, and leaves nothing', async (t) => {
	const { lab, mirrors } = labOf(t);
	const text = `import fs from 'node:fs';\nimport { word } from '../../lib/word.ts';\n
		console.log(word, process.env.SIZE);\nfs.rmSync(process.cwd(), { recursive: true });\nperformance.mark('removed');\n`;
	const { header, events } = await runLab(lab, { files: { 'main.ts': text }, knobs: { size: 5 } }).done;
	assert.deepEqual(header.command, ['node', 'labs/a/b/main.ts']);
	assert.deepEqual(header.knobs, { size: { title: 'places', usual: 3, value: 5 } });
	assert.equal(header.digest, undefined);
	assert.equal(events.find((event) => event.kind === 'mark')?.at, 'main.ts:6');
	assert.ok(events.some((event) => event.kind === 'out' && event.text === 'word 5\n'));
	assert.ok(fs.existsSync(path.join(lab.dir, 'main.ts')));
	assert.deepEqual(mirrors(), []);
	const task = await runLab(lab, { task: true }).done;
	assert.ok(task.events.some((event) => event.kind === 'out' && event.text === 'asked about labs/a/b/exercise.ts\n'));
	const driven = ['node', '--disable-sigusr1', 'labs/a/b/harness.ts', 'labs/a/b/exercise.ts'];
	assert.deepEqual(task.header.command, driven, 'what judges has no inspector to be opened');
	assert.throws(
		() => runLab(lab, { files: { 'harness.ts': '' }, task: true }),
		/cannot be edited\n {2}Edit exercise.ts, mine.ts/,
	);
	assert.throws(() => runLab(lab, { files: { '../../../x.ts': '' } }), /cannot be edited/);
});

test('makeMirror() copies what runs, uses numbers again, and removes what killed ones left', (t) => {
	const { root, lab, mirrors } = labOf(t);
	leaveMirrorOfDead(root);
	assert.equal(mirrors().length, 2);
	const [one, two] = [makeMirror(lab, { 'main.ts': 'edited' }), makeMirror(lab)];
	assert.deepEqual(
		[one, two].map(({ root }) => path.basename(root)),
		['1', '2'],
	);
	assert.ok(!fs.existsSync(path.join(one.dir, 'left.ts')));
	const names = ['beside.ts', 'exercise.ts', 'harness.ts', 'lab.json', 'main.ts', 'mine.ts', 'shared.ts'];
	assert.deepEqual(fs.readdirSync(one.dir).sort(), names);
	assert.equal(fs.readFileSync(path.join(one.dir, 'main.ts'), 'utf8'), 'edited');
	assert.ok(fs.existsSync(path.join(two.root, 'labs/lib/word.ts')));
	one.remove();
	assert.equal(path.basename(mirrors()[0] ?? ''), '2');
	two.remove();
	assert.deepEqual(mirrors(), []);
});

test('makeMirror() leaves the mirror alone that another made meanwhile in the place of one left over', (t) => {
	const { root, lab, mirrors } = labOf(t);
	leaveMirrorOfDead(root);
	const kill = process.kill.bind(process);
	let other: Mirror | undefined;
	let looks = 0;
	t.mock.method(process, 'kill', (pid: number, signal: number) => {
		if (looks++ === 0) other = makeMirror(lab, { 'main.ts': 'of the other' });
		return kill(pid, signal);
	});
	const mine = makeMirror(lab, { 'main.ts': 'mine' });
	assert.ok(other);
	assert.notEqual(mine.root, other.root);
	assert.equal(fs.readFileSync(path.join(other.dir, 'main.ts'), 'utf8'), 'of the other');
	for (const mirror of [mine, other]) mirror.remove();
	assert.deepEqual(mirrors(), []);
});

/** A process that ends without removing its mirror. */
function leaveMirrorOfDead(root: string): void {
	const text = `import fs from 'node:fs';
		import { loadLabs } from '${new URL('load.ts', import.meta.url)}';
		import { makeMirror } from '${new URL('mirror.ts', import.meta.url)}';
		const [lab] = loadLabs(process.argv[1]);
		fs.writeFileSync(makeMirror(lab).dir + '/left.ts', '');`;
	const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', text, root], {
		encoding: 'utf8',
	});
	assert.equal(status, 0, stderr);
}
