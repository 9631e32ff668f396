/** A claim points at what a run has: its moments are moments of events, in order of time, few enough to be shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labRecordings } from '../labs/committed-recordings.ts';
import type { ClaimsModule, Verdict } from '../recording/claim.ts';
import { exit, sample } from '../recording/fixture.ts';
import { judgeAll } from '../recording/judge.ts';
import { compareMoments } from '../recording/lane-order.ts';
import type { Recording } from '../recording/types.ts';

/** As many as a claim's row shows. */
const MOST = 4;

test('complaints() is empty for the claims of all labs on all recordings that are kept', async () => {
	const found: string[] = [];
	let judged = 0;
	for (const [name, recording] of labRecordings()) {
		const [module, lab] = name.split('/');
		const { claims }: ClaimsModule = await import(`../../labs/${module}/${lab}/claims.ts`);
		for (const { claim, at } of judgeAll(claims, recording)) {
			judged++;
			found.push(...complaints(recording, at).map((each) => `${name}, ${claim.id}: ${each}`));
		}
	}
	assert.ok(judged > 0);
	assert.deepEqual(found, []);
});

test('complaints() finds moments that the run does not have, or that are out of order', () => {
	const run = sample([exit(70, 'P2')]);
	const moment = (t: number, lane: string) => ({ t, lane });
	assert.deepEqual(complaints(run, undefined), []);
	assert.deepEqual(complaints(run, [moment(0, 'P1'), moment(70, 'P2')]), []);
	assert.deepEqual(complaints(run, [moment(70, 'P1')]), ['P1 has no event at 70']);
	assert.deepEqual(complaints(run, [moment(70, 'P2'), moment(0, 'P1')]), ['not in order of time: 70, 0']);
	assert.deepEqual(complaints(run, [moment(0, 'P1'), moment(0, 'P1')]), ['not in order of time: 0, 0']);
	const many = [0, 100].flatMap((t) => [moment(t, 'P1'), moment(t === 0 ? 0 : 70, 'P2')]).sort(compareMoments);
	assert.deepEqual(complaints(run, [...many, moment(100, 'P3')]), [
		`5 moments, of which ${MOST} are shown`,
		'P3 has no event at 100',
	]);
});

function complaints({ events }: Recording, at: Verdict['at'] = []): string[] {
	const inOrder = at.every((each, index) => index === 0 || compareMoments(at[index - 1] as typeof each, each) < 0);
	const foreign = at.filter(({ t, lane }) => !events.some((event) => event.t === t && event.lane === lane));
	return [
		...(at.length > MOST ? [`${at.length} moments, of which ${MOST} are shown`] : []),
		...(inOrder ? [] : [`not in order of time: ${at.map(({ t }) => t).join(', ')}`]),
		...foreign.map(({ t, lane }) => `${lane} has no event at ${t}`),
	];
}
