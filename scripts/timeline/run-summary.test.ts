import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labRecordings } from '../labs/committed-recordings.ts';
import { incomplete, out, P1, sample, T1 } from '../recording/fixture.ts';
import { runSummary } from './run-summary.ts';

test('runSummary() says who took part, what was printed and how it ended', () => {
	const run = sample([out(50, 'P1', 'Total: 8\n', 60)], { lanes: [P1, T1] });
	assert.equal(
		runSummary(run),
		'main.ts starts one thread (w.ts). The run prints "Total: 8" and ends after 0.10 ms with code 0.',
	);
	assert.match(runSummary(incomplete(run)), /ends after 0\.10 ms with code 0\.$/);
	assert.equal(runSummary({ ...run, lanes: [], events: [] }), 'Nothing was recorded.');
	const growing = { ...incomplete(run), events: run.events.filter(({ kind }) => kind !== 'exit') };
	assert.match(runSummary(growing), /has not ended after 0\.05 ms, when the recording does\.$/);
});

test('runSummary() is two sentences for every lab', () => {
	for (const [name, recording] of labRecordings()) {
		const says = runSummary(recording);
		assert.ok(says.length < 260, `${name}: ${says}`);
		assert.doesNotMatch(says, /undefined|NaN/, name);
	}
});
