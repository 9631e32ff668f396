import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readCourse } from './course.ts';

test('readCourse() orders modules and lessons by their numbers, and drops the numbers from addresses', (t) => {
	const root = checkout(t, {
		'course.json': COURSE,
		'2-sharing/module.json': MODULE,
		'10-pools/module.json': MODULE,
		'2-sharing/10-locks.mdx': '',
		'2-sharing/9-races.mdx': '',
		'2-sharing/notes.md': '',
		'style.md': '',
	});
	const { modules } = readCourse(root);
	assert.deepEqual(
		modules.map(({ name, lessons }) => ({ name, lessons })),
		[
			{ name: 'sharing', lessons: ['sharing/races', 'sharing/locks'] },
			{ name: 'pools', lessons: [] },
		],
	);
});

test('readCourse() names a missing module.json and what to write', (t) => {
	const root = checkout(t, { 'course.json': COURSE, '2-sharing/9-races.mdx': '' });
	assert.throws(() => readCourse(root), {
		message: 'content/2-sharing/module.json: this file is missing\nWrite { "title": "…", "summary": "…" } into it.',
	});
});

test('readCourse() refuses a lecture of a module that does not exist', (t) => {
	const root = checkout(t, {
		'course.json': COURSE.replace('[]', '[{ "title": "One", "modules": ["sharng"] }]'),
		'2-sharing/module.json': MODULE,
	});
	assert.throws(
		() => readCourse(root),
		/^CourseError: content\/course.json: lecture "One" names the unknown module "sharng"/,
	);
});

const COURSE = '{ "title": "A course", "tagline": "As it ran", "lectures": [] }';
const MODULE = '{ "title": "A module", "summary": "What it is about." }';

function checkout(t: { after(end: () => void): void }, files: Record<string, string>): string {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'course-'));
	t.after(() => fs.rmSync(root, { recursive: true }));
	for (const [name, text] of Object.entries(files)) {
		const file = path.join(root, 'content', name);
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, text);
	}
	return root;
}
