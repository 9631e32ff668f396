import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { checkout, lab as filesOf, withoutPrograms, write } from './fixture.ts';
import { type Lab, loadLabs } from './load.ts';
import { recordLab } from './record-lab.ts';
import { outcomesOf, recordingOf, staleness } from './recordings.ts';

const PRINTED = `const printed = (r) => r.events.filter((e) => e.kind === 'out').map((e) => e.text).join('');\n`;
const said = (id: string, kind: string, word: string, more = '') =>
	`{ id: '${id}', says: 'It says so.', kind: '${kind}', ${more} judge: (r) => ({ verdict: printed(r).includes('${word}') ? 'held' : 'refuted', seen: printed(r) }) }`;

function only(t: TestContext, files: Record<string, string>): Lab {
	return reload(checkout(t, filesOf('a/b', files)));
}

function reload(root: string): Lab {
	const [lab] = loadLabs(root);
	assert.ok(lab);
	return lab;
}

const json = (more: object) => JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', ...more });

test('recordLab() writes a recording that is fresh and does not name the machine', async (t) => {
	const lab = only(t, {
		'main.ts': `console.log(import.meta.dirname, process.execPath, 'pid', process.pid);`,
		'claims.ts': `${PRINTED}export const claims = [${said('c', 'always', 'pid')}];`,
	});
	assert.deepEqual(
		staleness(lab).map(({ file, why }) => [file, why]),
		[['labs/a/b/recording.json', 'it is missing']],
	);
	assert.deepEqual(
		(await recordLab(lab)).map(({ state }) => state),
		['written'],
	);
	const recording = recordingOf(lab);
	const text = recording.events.map((event) => (event.kind === 'out' ? event.text : '')).join('');
	assert.equal(text, `$LAB $NODE pid ${recording.lanes[0]?.pid}\n`);
	assert.deepEqual(recording.header.command, ['node', 'labs/a/b/main.ts']);
	assert.doesNotMatch(fs.readFileSync(path.join(lab.dir, 'recording.json'), 'utf8'), new RegExp(lab.root));
	assert.deepEqual(staleness(reload(lab.root)), []);
});

test('recordLab() leaves a file alone until the program, or what it does, changes', async (t) => {
	const lab = only(t, { 'main.ts': `console.log('at', Date.now());` });
	await recordLab(lab);
	const file = path.join(lab.dir, 'recording.json');
	const before = fs.readFileSync(file, 'utf8');
	assert.deepEqual(
		(await recordLab(reload(lab.root))).map(({ state }) => state),
		['kept'],
	);
	assert.equal(fs.readFileSync(file, 'utf8'), before);
	assert.deepEqual(
		(await recordLab(reload(lab.root), { anew: true })).map(({ state }) => state),
		['written'],
	);
	write(lab.root, { 'labs/a/b/main.ts': `console.log('later', Date.now());` });
	assert.match(staleness(reload(lab.root))[0]?.why ?? '', /^the program, .* changed since it was recorded$/);
	assert.deepEqual(
		(await recordLab(reload(lab.root))).map(({ state }) => state),
		['written'],
	);
});

test('recordLab() mends a recording that is broken', async (t) => {
	const lab = only(t, {});
	for (const text of ['', '{}', '{ "header": {} }']) {
		write(lab.root, { 'labs/a/b/recording.json': text });
		assert.deepEqual(
			(await recordLab(reload(lab.root))).map(({ state }) => state),
			['written'],
		);
		assert.deepEqual(staleness(reload(lab.root)), []);
	}
});

test('recordLab() refuses a lab whose claim is refuted, and keeps the counterexample', async (t) => {
	const lab = only(t, { 'claims.ts': `${PRINTED}export const claims = [${said('bye', 'always', 'bye')}];` });
	await assert.rejects(recordLab(lab), {
		name: 'LabError',
		message:
			/labs\/a\/b\/claims\.ts: claim "bye" \(always\) is refuted: hello\n[\s\S]*The run is kept in \.interleave\/kept\/a-b\.json/,
	});
	assert.match(fs.readFileSync(path.join(lab.root, '.interleave/kept/a-b.json'), 'utf8'), /"hello\\n"/);
	assert.equal(fs.existsSync(path.join(lab.dir, 'recording.json')), false);
});

test('recordLab() runs until every sometimes was seen, and shows it', async (t) => {
	const lab = only(t, {
		'lab.json': json({ runs: 5 }),
		'main.ts': `import fs from 'node:fs'; fs.appendFileSync('n', 'x'); console.log(fs.statSync('n').size === 3 ? 'third' : 'other');`,
		'claims.ts': `${PRINTED}export const claims = [${said('third', 'sometimes', 'third')}];`,
	});
	const [recorded] = await recordLab(lab);
	assert.equal(recorded?.why, 'of 3 runs');
	assert.match(fs.readFileSync(path.join(lab.dir, 'recording.json'), 'utf8'), /third/);
});

test('recordLab() counts outcomes over all runs, keeps one run of each, and shows the most frequent', async (t) => {
	const lab = only(t, {
		'lab.json': json({ runs: 4, variants: { loud: { title: 'loud', args: ['loud'] } } }),
		'main.ts': `import fs from 'node:fs'; fs.appendFileSync('n', 'x'); console.log(process.argv[2] ?? (fs.statSync('n').size === 1 ? 'rare' : 'usual'));`,
		'claims.ts': `${PRINTED}export const claims = [${said('loud', 'always', 'loud', `variant: 'loud',`)}];
			export const outcome = { classes: { rare: 'rare', usual: 'usual' }, of: (r) => ({ outcome: printed(r).trim() }) };`,
	});
	const recorded = await recordLab(lab);
	const files = ['recording.json', 'outcomes.json', 'recordings/loud.json'].map((file) => `labs/a/b/${file}`);
	assert.deepEqual(
		recorded.map(({ file }) => file),
		files,
	);
	const after = reload(lab.root);
	assert.deepEqual(outcomesOf(after)?.outcomes, [
		{ id: 'usual', count: 3 },
		{ id: 'rare', count: 1 },
	]);
	assert.deepEqual(Object.keys(outcomesOf(after)?.recordings ?? {}).sort(), ['rare', 'usual']);
	assert.match(JSON.stringify(recordingOf(after).events), /usual/);
	assert.deepEqual(recordingOf(after, 'loud').header.variant, 'loud');
	assert.deepEqual(staleness(after), []);
	assert.deepEqual(
		(await recordLab(after)).map(({ state }) => state),
		['kept', 'kept', 'kept'],
	);
	write(lab.root, { 'labs/a/b/claims.ts': `// other\n${fs.readFileSync(path.join(lab.dir, 'claims.ts'))}` });
	assert.deepEqual(
		staleness(reload(lab.root)).map(({ file }) => file),
		['labs/a/b/outcomes.json'],
	);
});

test('recordLab() does not record what the machine cannot run', async (t) => {
	const lab = only(t, { 'lab.json': json({ needs: ['cc'] }) });
	withoutPrograms(t);
	const why = "It needs cc, which is not on this machine. Install gcc and libc6-dev with your system's packages.";
	assert.deepEqual(await recordLab(lab), [{ file: 'labs/a/b', state: 'not recorded', why }]);
});
