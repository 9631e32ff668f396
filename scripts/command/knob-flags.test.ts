import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knobsOf } from './knob-flags.ts';

test('knobsOf() reads knobs, and says what is wrong', () => {
	assert.deepEqual(knobsOf('times=10, pool-size=4'), { times: 10, 'pool-size': 4 });
	assert.throws(() => knobsOf('times'), /as times=10, not "times"/);
	assert.throws(() => knobsOf('times=-1'), /not "times=-1"/);
	assert.throws(() => knobsOf('times=1,times=2'), /turns "times" twice/);
});
