import assert from 'node:assert/strict';
import fs from 'node:fs';
import { type TestContext, test } from 'node:test';
import { checkout, lab as filesOf, withoutPrograms, write } from './fixture.ts';
import { type Lab, loadLabs } from './load.ts';
import { recordLab } from './record-lab.ts';
import { verifyLab } from './verify-labs.ts';

const says = (word: string, kind = 'always', more = '') =>
	`export const claims = [{ id: 'c', says: 'It says so.', kind: '${kind}', ${more} judge: (r) => {
		const text = r.events.map((e) => e.text ?? '').join('');
		return { verdict: text.includes('${word}') ? 'held' : 'refuted', seen: text.trim() };
	} }];`;

const json = (more: object) => JSON.stringify({ title: 'A lab', goal: 'See it.', timeout: '10s', ...more });

async function recorded(t: TestContext, files: Record<string, string>): Promise<Lab> {
	const root = checkout(t, filesOf('a/b', files));
	await recordLab(only(root));
	return only(root);
}

function only(root: string): Lab {
	const [lab] = loadLabs(root);
	assert.ok(lab);
	return lab;
}

/** The lab with changed files, in a checkout of its own: a process loads a claims.ts only once. */
function changed(t: TestContext, lab: Lab, files: Record<string, string>): Lab {
	const root = checkout(t, {});
	fs.cpSync(lab.root, root, { recursive: true });
	write(root, Object.fromEntries(Object.entries(files).map(([name, text]) => [`labs/a/b/${name}`, text])));
	return only(root);
}

const statesOf = async (lab: Lab) => (await verifyLab(lab)).findings.map(({ state, file }) => `${state}: ${file}`);

test('verifyLab() finds nothing where recordings are fresh and claims hold', async (t) => {
	const lab = await recorded(t, { 'claims.ts': says('hello') });
	assert.deepEqual(await verifyLab(lab), { lab: 'a/b', held: 1, runs: 1, findings: [] });
});

test('verifyLab() finds what is missing, stale, broken and refuted', async (t) => {
	const lab = await recorded(t, { 'claims.ts': says('hello') });
	const recording = 'labs/a/b/recording.json';
	assert.deepEqual(await statesOf(changed(t, lab, { 'main.ts': `console.log('hello you');` })), [
		`stale: ${recording}`,
	]);
	assert.deepEqual(await statesOf(changed(t, lab, { 'main.ts': `console.log('hello');\n` })), []);
	assert.deepEqual(await statesOf(changed(t, lab, { 'claims.ts': says('bye') })), [
		`refuted: ${recording}`,
		'refuted: labs/a/b/claims.ts',
	]);
	const broken = await statesOf(changed(t, lab, { 'claims.ts': says('hello'), 'recording.json': '{}' }));
	assert.deepEqual(broken, [`stale: ${recording}`, `invalid: ${recording}`]);
});

test('verifyLab() names claims that cannot be used, and runs that fall into no class', async (t) => {
	const broken = only(checkout(t, filesOf('a/b', { 'claims.ts': 'export const claims = 1;' })));
	assert.deepEqual(await statesOf(broken), ['invalid: labs/a/b/claims.ts']);
	const outcome = `export const outcome = { classes: { one: 'one' }, of: () => ({ outcome: 'two' }) };`;
	const unsorted = only(checkout(t, filesOf('a/b', { 'claims.ts': `export const claims = []; ${outcome}` })));
	const { findings } = await verifyLab(unsorted);
	assert.match(findings[0]?.says ?? '', /"two", which is none of its classes/);
	assert.match(findings[0]?.remedy ?? '', /^The run is kept in /);
});

test('verifyLab() takes a sometimes that no run showed for refuted, after all runs', async (t) => {
	const root = checkout(t, filesOf('a/b', { 'lab.json': json({ runs: 3 }), 'claims.ts': says('bye', 'sometimes') }));
	const { findings, runs } = await verifyLab(only(root));
	assert.equal(runs, 3);
	const refuted = findings.find(({ state }) => state === 'refuted');
	assert.match(refuted?.says ?? '', /claim "c" \(sometimes, 3 runs\): not seen in 3 runs/);
});

test('verifyLab() says what was not judged, and never counts it as held', async (t) => {
	const lab = await recorded(t, { 'claims.ts': says('hello', 'always', `needs: ['kernel'],`) });
	const { held, findings } = await verifyLab(lab);
	assert.deepEqual([held, findings.map(({ state }) => state)], [0, ['not judged']]);
	withoutPrograms(t);
	const lacking = await verifyLab(changed(t, lab, { 'lab.json': json({ needs: ['cc'] }) }));
	assert.deepEqual(lacking.findings.map(({ state, says: words }) => [state, words]).at(-1), [
		'not judged',
		"not run. It needs cc, which is not on this machine. Install gcc and libc6-dev with your system's packages.",
	]);
});

test('verifyLab() runs the full number with thorough', async (t) => {
	const lab = await recorded(t, { 'lab.json': json({ runs: 3 }), 'claims.ts': says('hello') });
	assert.equal((await verifyLab(lab, { thorough: true })).runs, 3);
});

test('verifyLab() judges a claim about speed only where the cores were measured', async (t) => {
	const lab = await recorded(t, { 'claims.ts': says('hello', 'free machine') });
	const { held, findings } = await verifyLab(lab);
	if (held === 0) assert.match(findings.at(-1)?.says ?? '', /The cores were not free: \d computing threads? got/);
	else assert.deepEqual(findings, []);
});
