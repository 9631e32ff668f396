import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { held, refuted } from '../recording/claim.ts';
import { exit, incomplete, mark, out, sample, spawn, start } from '../recording/fixture.ts';
import { judgeAll } from '../recording/judge.ts';
import { randomRecordings } from '../recording/random-recording.ts';
import type { Recording, RunEvent } from '../recording/types.ts';
import { html } from './html.ts';

const styles = ['../timeline/palette.css', '../timeline/timeline.css', './html.css']
	.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
	.join('');

const HOSTILE = `</style></title><script>alert(1)</script><img src=x onerror=alert(1)>"'><svg onload=x>&lt;\u202e\u0000\u001b]8;;http://x\u0007`;
const hostile: Recording = (() => {
	const run = sample([
		...[spawn(1, 'P1', 'P2'), start(1, 'P2')],
		...[
			out(5, 'P2', `${HOSTILE}\n`, 6),
			mark(7, 'P2', HOSTILE),
			{ t: 8, lane: 'P2', kind: 'error', name: HOSTILE, message: HOSTILE } as RunEvent,
		],
		...[
			{ t: 9, lane: 'P2', kind: 'wait', on: `lock:${HOSTILE}` } as RunEvent,
			{ ...exit(10, 'P2'), why: HOSTILE, at: HOSTILE } as RunEvent,
		],
	]);
	const header = {
		...run.header,
		lab: HOSTILE,
		variant: HOSTILE,
		knobs: { times: { title: HOSTILE, usual: 1, value: 1000 } },
		command: [HOSTILE],
		digest: HOSTILE,
		platform: HOSTILE,
	};
	return { ...run, header, lanes: run.lanes.map((lane) => ({ ...lane, name: HOSTILE, argv: [HOSTILE] })) };
})();

const claim = { id: 'a', kind: 'always' as const, says: HOSTILE, variant: HOSTILE, knobs: true as const };
const claims = judgeAll(
	[
		{ ...claim, judge: () => refuted(HOSTILE) },
		{ ...claim, kind: 'sometimes', says: 'May be.', judge: () => refuted('no') },
		{ ...claim, says: 'Is.', judge: () => held('yes') },
	],
	hostile,
);

test('html() lets nothing of the run act', () => {
	const page = html(hostile, { styles, claims });
	const tags = new Set(
		[...page.replace(/<style>[\s\S]*?<\/style>/, '').matchAll(/<([a-z!]+)/gi)].map(([, tag]) => tag),
	);
	for (const tag of ['script', 'img', 'iframe', 'link', 'a', 'object', 'style'])
		assert.equal(tags.has(tag), false, tag);
	assert.doesNotMatch(page, /<[^>]*\son\w+=/i);
	assert.doesNotMatch(page, /[\u0000\u001b\u202e]/);
	assert.equal(page.slice(0, page.indexOf('<main>')).match(/<\/title>/g)?.length, 1);
});

test('html() needs nothing else: no network, no script', () => {
	for (const recording of [hostile, ...randomRecordings(10)]) {
		const page = html(recording, { styles });
		const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
		assert.doesNotMatch(style, /https?:|@import|url\(/);
		const tags = (page.replace(style, '').match(/<[^>]*>/g) ?? []).join('');
		assert.doesNotMatch(tags, /https?:|\b(src|href|style|action|data)=|url\((?!#)/);
		assert.match(page, /default-src 'none'; style-src 'unsafe-inline'/);
	}
});

test('html() shows header, timeline, claims, what was printed, lanes and events', () => {
	const page = html(hostile, { styles, claims });
	assert.match(page, /Turned[\s\S]{0,40}1,000 [\s\S]*\(usually 1\)/);
	const plain = html(sample([out(5, 'P1', 'hello\n', 6), mark(7, 'P1', 'here')]), { styles });
	for (const part of [
		'Command',
		'node main.ts',
		'with code 0',
		'Node 26.10.0 on linux-x64, 2 cores',
		'<svg class="timeline',
		'<pre>hello</pre>',
		'>here</td>',
		'All 4 events',
		'The run in words',
		'main.ts prints &#34;hello&#34;.',
	])
		assert.ok(plain.includes(part), part);
	for (const part of ['✗ refuted', '○ not this time', '✓ held']) assert.ok(page.includes(part), part);
	assert.ok(!plain.includes('What is claimed'));
	assert.match(html(incomplete(sample([])), { styles }), /the recording is incomplete/);
});
