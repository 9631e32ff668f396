import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, browserWords, issueLink, issueText, issueTitle } from './issue-text.ts';

const ASKED: Asked = {
	page: 'Locks',
	path: '/sharing/locks/',
	section: 'One holds, the other waits',
	version: '0.1.0, abc1234',
	browser: 'Firefox 145 on Linux',
};

test('issueText() says where the reader was, and names no machine', () => {
	assert.equal(issueTitle(ASKED), 'Confusing: Locks: One holds, the other waits');
	const text = issueText({
		...ASKED,
		lab: { id: 'sharing/mutex', variant: 'none', moment: '1.204 ms: B waits', link: '#run=sharing/mutex&t=1204' },
	});
	assert.deepEqual(text.split('\n').slice(2), [
		'- Page: Locks (/sharing/locks/)',
		'- Section: One holds, the other waits',
		'- Lab: sharing/mutex, variant none',
		'- Moment: 1.204 ms: B waits, /sharing/locks/#run=sharing/mutex&t=1204',
		'- Course: 0.1.0, abc1234',
		'- Browser: Firefox 145 on Linux',
		'',
	]);
	assert.match(issueText({ ...ASKED, lab: { id: 'sharing/mutex', link: '' } }), /- Moment: a run of my own\n/);
});

test('issueLink() fills the form of a new issue, and leaves out a text that no address can hold', () => {
	const link = new URL(issueLink('https://example.org/issues/new?labels=lesson', 'A & B', 'text #1'));
	assert.deepEqual(
		[...link.searchParams],
		[
			['labels', 'lesson'],
			['title', 'A & B'],
			['body', 'text #1'],
		],
	);
	assert.ok(!issueLink('https://example.org/new', 'A', 'x'.repeat(9000)).includes('body'));
});

test('browserWords() names the browser and the system', () => {
	const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
	assert.equal(browserWords(chrome), 'Chrome 142 on Windows');
	assert.equal(browserWords(`${chrome} Edg/142.0`), 'Edge 142 on Windows');
	assert.equal(
		browserWords('Mozilla/5.0 (iPhone; CPU like Mac OS X) AppleWebKit Version/18.1 Mobile/15E148 Safari/604.1'),
		'Safari 18 on iOS',
	);
	assert.equal(browserWords('lynx'), 'lynx');
});
