import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outsideGaps } from './gaps.ts';

const text = (gap: string) =>
	`a\n// #region gap lock\n${gap}\n// #endregion gap lock\nb\n// #region quoted\nc\n// #endregion quoted`;

test('outsideGaps() is the same whatever stands in a gap, and another where anything else has changed', () => {
	assert.equal(outsideGaps(text('one\ntwo')), outsideGaps(text('')));
	assert.notEqual(outsideGaps(text('').replace('b', 'B')), outsideGaps(text('')));
	assert.notEqual(outsideGaps(text('').replace('\nc', '\nC')), outsideGaps(text('')));
	assert.notEqual(outsideGaps(text('').replace('// #endregion gap lock\n', '')), outsideGaps(text('')));
});

test('outsideGaps() takes regions within a gap for a part of it', () => {
	assert.equal(outsideGaps(text('// #region x\ny\n// #endregion x')), outsideGaps(text('z')));
});
