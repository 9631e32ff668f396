/** A claim points at what a run has. Those of tasks are held to it where they are tested: scripts/labs/doctored.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labRecordings } from '../labs/committed-recordings.ts';
import { MOST_MOMENTS, momentFaults } from '../labs/moment-faults.ts';
import type { ClaimsModule } from '../recording/claim.ts';
import { exit, sample } from '../recording/fixture.ts';
import { judgeAll } from '../recording/judge.ts';
import { compareMoments } from '../recording/lane-order.ts';

test('momentFaults() is empty for the claims of all labs on all recordings that are kept', async () => {
	const found: string[] = [];
	let judged = 0;
	for (const [name, recording] of labRecordings()) {
		const [module, lab] = name.split('/');
		const { claims }: ClaimsModule = await import(`../../labs/${module}/${lab}/claims.ts`);
		for (const { claim, at } of judgeAll(claims, recording)) {
			judged++;
			found.push(...momentFaults(recording, at).map((each) => `${name}, ${claim.id}: ${each}`));
		}
	}
	assert.ok(judged > 0);
	assert.deepEqual(found, []);
});

test('momentFaults() finds moments that the run does not have, or that are out of order', () => {
	const run = sample([exit(70, 'P2')]);
	const moment = (t: number, lane: string) => ({ t, lane });
	assert.deepEqual(momentFaults(run, undefined), []);
	assert.deepEqual(momentFaults(run, [moment(0, 'P1'), moment(70, 'P2')]), []);
	assert.deepEqual(momentFaults(run, [moment(70, 'P1')]), ['P1 has no event at 70']);
	assert.deepEqual(momentFaults(run, [moment(70, 'P2'), moment(0, 'P1')]), ['not in order of time: 70, 0']);
	assert.deepEqual(momentFaults(run, [moment(0, 'P1'), moment(0, 'P1')]), ['not in order of time: 0, 0']);
	const many = [0, 100].flatMap((t) => [moment(t, 'P1'), moment(t === 0 ? 0 : 70, 'P2')]).sort(compareMoments);
	assert.deepEqual(momentFaults(run, [...many, moment(100, 'P3')]), [
		`5 moments, of which ${MOST_MOMENTS} are shown`,
		'P3 has no event at 100',
	]);
});
