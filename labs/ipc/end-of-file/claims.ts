/** A reader that reads to the end needs somebody to end what it reads. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { childrenOf, exitOf, lines, printedAt } from '../../../scripts/recording/queries.ts';

const LINES = '3 lines';

export const claims: Claim[] = [];

export const task: Claim[] = [
	{
		id: 'counts-all',
		says: 'The child counts all three lines, and no more.',
		kind: 'always',
		judge(recording) {
			const [child] = childrenOf(recording, 'P1');
			if (!child) return refuted('no child was started');
			const said = lines(recording, { lane: child });
			const seen = said.length > 0 ? `the child printed "${said.join(', ')}"` : 'the child printed nothing';
			const at = [printedAt(recording, '', { lane: child })[0] ?? exitOf(recording, child)];
			return said.join() === LINES ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'comes-to-an-end',
		says: 'Then the child ends by itself, and after it the parent, who was told how.',
		kind: 'always',
		judge(recording) {
			const [child] = childrenOf(recording, 'P1');
			const [childExit, exit] = [child && exitOf(recording, child), exitOf(recording, 'P1')];
			if (recording.header.exit?.cause === 'timeout') {
				const [waiting] = lines(recording, { lane: child ?? 'P1' });
				const what = waiting === undefined ? 'the child was still waiting for more lines' : 'it had not ended';
				return refuted(`the run was stopped when its time was up: ${what}`, [childExit, exit]);
			}
			const ends = [childExit, exit].map((end) => end?.signal ?? `code ${end?.code ?? 'unknown'}`);
			const seen = `the child ended with ${ends[0]}, the parent with ${ends[1]}`;
			const right = childExit?.code === 0 && exit?.code === 0 && childExit.t <= exit.t;
			return right ? held(seen, [childExit, exit]) : refuted(seen, [childExit, exit]);
		},
	},
];
