import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkout, lab as filesOf } from './fixture.ts';
import { turned } from './knobs.ts';
import { readLabJson } from './lab-json.ts';
import { loadLabs } from './load.ts';

const knob = { title: 'additions each', env: 'TIMES', from: 1, to: 100, usual: 10, steps: [1, 10, 100] };
const json = (change: object) =>
	JSON.stringify(
		{ title: 'A lab', goal: 'See it.', timeout: '10s', knobs: { times: { ...knob, ...change } } },
		null,
		1,
	);
const read = (change: object) => readLabJson(json(change), 'lab.json').knobs;

test('readKnobs() reads knobs, and names the line of what is wrong', () => {
	assert.deepEqual(read({}), { times: knob });
	const cases: [object, RegExp][] = [
		[{ env: 'times' }, /lab\.json:6: knob "times": "env" must be a name in capitals/],
		[{ env: 'NODE_OPTIONS' }, /which is not only this program's/],
		[{ from: 200 }, /"from" is 200 and "to" is 100/],
		[{ usual: 1000 }, /"usual" is 1000, and it goes from 1 to 100/],
		[{ to: 1.5 }, /"to" must be a whole number/],
		[{ steps: [1, 100] }, /must have the usual 10 among them/],
		[{ steps: [10, 1] }, /must rise\n {2}Write "steps": \[1, 10\]/],
		[{ unit: 'ms' }, /unknown key "unit"/],
	];
	for (const [change, message] of cases) assert.throws(() => read(change), message);
});

test('turned() tells the program and the recording what does not stand as usual', (t) => {
	const [lab] = loadLabs(checkout(t, filesOf('a/b', { 'lab.json': json({}) })));
	assert.ok(lab);
	const settings = { times: { title: 'additions each', usual: 10, value: 7 } };
	assert.deepEqual(turned(lab, { times: 7 }), { env: { TIMES: '7' }, settings });
	assert.deepEqual(turned(lab, { times: 10 }), { env: {} });
	assert.throws(() => turned(lab, { times: 0 }), /cannot be 0\n {2}It takes a whole number from 1 to 100/);
	assert.throws(() => turned(lab, { time: 1 }), /no knob "time"\n {2}Did you mean "times"/);
});
