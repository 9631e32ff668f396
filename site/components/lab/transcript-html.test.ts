import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRace } from '../../../scripts/timeline/fixtures/first-race.ts';
import { transcriptHtml } from './transcript-html.ts';

test('transcriptHtml() shows output as text, whatever it holds', () => {
	const evil = '<img src=x onerror=alert(1)>\u001b]8;;javascript:alert(1)\u0007 link\u202E\n';
	const events = firstRace.events.map((event) => (event.kind === 'out' ? { ...event, text: evil } : event));
	const html = transcriptHtml({ ...firstRace, events });
	assert.doesNotMatch(html, /<img|javascript:|\u202E|<a /);
	assert.match(html, /&#60;img src=x onerror=alert\(1\)&#62; link‹U\+202E›/);
});

test('transcriptHtml() names the lane of each line', () => {
	assert.match(
		transcriptHtml(firstRace),
		/^<li class="lane-8" data-t="72700"><span class="who" title="main\.ts is the process P1">main\.ts<\/span>/,
	);
});
