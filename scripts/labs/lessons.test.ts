import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkout } from './fixture.ts';
import { labsIn, lessonsByLab } from './lessons.ts';

test('labsIn() finds the lab of every component, each once', () => {
	const mdx = `<Lab id="a/one" variant="x"/>\n<Code lab="a/two" region="r"/>\n<Claims\n\tlab='a/one'/>\n<RaceSteps lab="a/three"/>`;
	assert.deepEqual(labsIn(mdx), ['a/one', 'a/two', 'a/three']);
});

test('labsIn() leaves out what is only quoted, and ids of other things', () => {
	assert.deepEqual(labsIn('```mdx\n<Lab id="a/one"/>\n```\n<Quiz id="q1"/>'), []);
});

test('lessonsByLab() names the lessons by their path', (t) => {
	const root = checkout(t, {
		'content/0-start/1-first.mdx': '<Lab id="a/one"/>',
		'content/1-more/2-second.mdx': '<Code lab="a/one" region="r"/><Lab id="a/two"/>',
		'content/style.md': '<Lab id="a/none"/>',
	});
	const lessons = lessonsByLab(root);
	assert.deepEqual(lessons.get('a/one'), ['0-start/1-first', '1-more/2-second']);
	assert.deepEqual(lessons.get('a/two'), ['1-more/2-second']);
	assert.equal(lessons.has('a/none'), false);
});
