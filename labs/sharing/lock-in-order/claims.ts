/** A lock guards what lies between taking and releasing it: the reading and the writing must both lie there. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { eventsOf, exitOf, lines, printedAt } from '../../../scripts/recording/queries.ts';
import { holds, overlaps } from '../../../scripts/recording/relations.ts';

const ADDED = 10;

export const claims: Claim[] = [];

export const task: Claim[] = [
	{
		id: 'nothing-lost',
		says: 'The total is exactly what was added.',
		kind: 'always',
		judge(recording) {
			const [line] = lines(recording, { lane: 'P1' }).filter((line) => line.startsWith('Total: '));
			const [error] = eventsOf(recording, 'error');
			if (line === undefined) return refuted(error ? error.message : 'no total was printed', [error]);
			const at = printedAt(recording, 'Total: ', { lane: 'P1' });
			return line === `Total: ${ADDED} of ${ADDED}` ? held(line, at) : refuted(line, at);
		},
	},
	{
		id: 'one-at-a-time',
		says: 'Each addition holds the lock once, and never do both workers hold it.',
		kind: 'always',
		judge(recording) {
			const found = holds(recording, { on: 'lock:total' });
			if (found.length === 0) return refuted('the lock was never held', [exitOf(recording, 'P1')]);
			const [both] = overlaps(found);
			const seen = `the lock was held ${found.length} times, ${both ? 'by both at once' : 'by one at a time'}`;
			const at = both ? both.map(({ begin }) => begin) : [found.at(0)?.begin, found.at(-1)?.end];
			const right = found.length === ADDED && found.every(({ end }) => end) && !both;
			return right ? held(seen, at) : refuted(seen, at);
		},
	},
];
