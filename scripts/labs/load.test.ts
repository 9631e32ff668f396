import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkout, lab, write } from './fixture.ts';
import { findLab, loadLabs, variantOf } from './load.ts';

test('loadLabs() reads every lab, with defaults, and not what labs share', (t) => {
	const root = checkout(t, {
		...lab('sharing/race'),
		...lab('birth/spawn', { 'exercise.ts': '', 'recordings/quiet.json': '{}' }),
		'labs/lib/mutex.ts': '',
	});
	const labs = loadLabs(root);
	assert.deepEqual(
		labs.map(({ id, exercise, runs, timeoutMs }) => ({ id, exercise, runs, timeoutMs })),
		[
			{ id: 'birth/spawn', exercise: true, runs: 20, timeoutMs: 10_000 },
			{ id: 'sharing/race', exercise: false, runs: 20, timeoutMs: 10_000 },
		],
	);
	assert.deepEqual(labs[0]?.files, ['claims.ts', 'exercise.ts', 'lab.json', 'main.ts', 'recordings/quiet.json']);
});

test('loadLabs() names file, line and remedy of what is wrong', (t) => {
	const cases: [string, RegExp][] = [
		[
			'{\n"title": "x",\n"gaol": "y", "timeout": "1s" }',
			/^labs\/a\/b\/lab\.json:3: unknown key "gaol"\n {2}Did you mean "goal"\?$/,
		],
		['{ "title": "x", "goal": "y" }', /lab\.json: "timeout" is missing/],
		['{\n\n"title": 7, "goal": "y", "timeout": "1s" }', /lab\.json:3: "title" must be a text, not a number/],
		['{ "title": "x", "goal": "y", "timeout": 5 }', /"timeout" must be a duration, not 5\n.*"10s"/],
		[
			'{ "title": "x", "goal": "y", "timeout": "1s", "needs": ["pearl"] }',
			/unknown need "pearl"\n {2}Did you mean "perl"/,
		],
		[
			'{ "title": "x", "goal": "y", "timeout": "1s", "runs": 0 }',
			/"runs" must be a whole number.*\n {2}Write "runs": 20/,
		],
		['{ "title": "x", "goal": "y", "timeout": "1s", "variants": { "With Lock": {} } }', /not in kebab-case/],
		['{ "title": "x", "goal": "y", "timeout": "1s", "variants": { "a": { "arg": [] } } }', /unknown key "arg"/],
		['{ "title": "x", "goal": "y", "timeout": "1s", "env": { "A": 1 } }', /"env.A" must be a text, not a number/],
		['[]', /a lab must be an object, not a list/],
		['{\n"title": }', /lab\.json:2: this is not JSON: found "}" where a value should be\n {2}JSON has keys/],
		['', /lab\.json:1: this is not JSON: the file ends/],
		['\uFEFF{}', /lab\.json:1: this begins with a byte order mark\n {2}Save it/],
		['{ "title": "x",\n"goal": "y", "timeout": "1s",\n"goal": "z" }', /lab\.json:3: "goal" stands there twice\n/],
		['{ "title": " ", "goal": "y", "timeout": "1s" }', /"title" is empty\n {2}Write "title": "…"\.$/],
		['{ "title": {}, "goal": "y", "timeout": "1s" }', /must be a text, not an object\n {2}Write/],
		[
			'{ "title": "x", "goal": "y", "timeout": "1s", "knobs": { "a": {} } }',
			/knob "a": "title" is missing\n {2}Write "title"/,
		],
		[
			'{ "title": "x", "goal": "y", "timeout": "1s",\n"variants": { "a": { "title": "A",\n"change": "no.diff" } } }',
			/lab\.json:3: "change" is about changes\/no\.diff, which is missing\n {2}Add it, or/,
		],
		[
			'{ "title": "x", "goal": "y", "timeout": "1s",\n"exercise": { "form": "gap" } }',
			/lab\.json:2: "exercise" is about exercise\.ts, which is missing\n {2}Add what/,
		],
	];
	for (const [text, message] of cases) {
		const root = checkout(t, lab('a/b', { 'lab.json': text }));
		assert.throws(() => loadLabs(root), { name: 'LabError', message }, text);
	}
});

test('loadLabs() names a missing file', (t) => {
	const root = checkout(t, { 'labs/a/b/notes.md': '' });
	assert.throws(() => loadLabs(root), /labs\/a\/b\/lab\.json: this file is missing/);
	write(root, { 'labs/a/b/lab.json': '{ "title": "x", "goal": "y", "timeout": "1s" }' });
	assert.throws(() => loadLabs(root), /labs\/a\/b\/main\.ts: this file is missing/);
	write(root, { 'labs/a/b/main.ts': '' });
	assert.throws(() => loadLabs(root), /labs\/a\/b\/claims\.ts: this file is missing/);
});

test('findLab() takes the id, or its last part where that is unique', (t) => {
	const labs = loadLabs(checkout(t, { ...lab('a/one'), ...lab('a/both'), ...lab('b/both') }));
	assert.equal(findLab(labs, 'a/one').id, 'a/one');
	assert.equal(findLab(labs, 'one').id, 'a/one');
	assert.throws(() => findLab(labs, 'both'), /"both" may be a\/both or b\/both/);
	assert.throws(() => findLab(labs, 'oen'), /there is no lab "oen"\n {2}Did you mean "one"\?/);
});

test('variantOf() names a near variant', (t) => {
	const json = '{ "title": "x", "goal": "y", "timeout": "1s", "variants": { "with-lock": { "title": "With" } } }';
	const [one] = loadLabs(checkout(t, lab('a/one', { 'lab.json': json })));
	assert.ok(one);
	assert.deepEqual(variantOf(one, 'with-lock'), { title: 'With' });
	assert.throws(() => variantOf(one, 'with-lok'), /has no variant "with-lok"\n {2}Did you mean "with-lock"/);
});
