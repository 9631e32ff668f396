import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DRAWINGS } from './drawings.ts';

test('DRAWINGS draw each thing by classes of the timeline, none like another', () => {
	for (const [name, svg] of Object.entries(DRAWINGS)) {
		assert.match(svg, /^<[a-z]+ class="/, name);
		assert.doesNotMatch(svg, /#|fill=|stroke=/, name);
	}
	assert.equal(new Set(Object.values(DRAWINGS)).size, Object.keys(DRAWINGS).length);
});
