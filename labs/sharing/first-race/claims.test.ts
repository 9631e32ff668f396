import { change, type Doctor, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import type { MarkEvent } from '../../../scripts/recording/types.ts';
import * as claims from './claims.ts';

const LEFT = /^Seats left, by the counter: \d$/m;
const countsAll: Doctor = (copy) => {
	reprint(LEFT, 'Seats left, by the counter: 0')(copy);
	let next = 6;
	const inTurn = copy.events.filter((event) => event.kind === 'mark');
	const sorted = ['P1.T1', 'P1.T2'].flatMap((lane) => inTurn.filter((event) => event.lane === lane));
	for (const mark of sorted) tell(mark, mark.name === 'read' ? next : --next);
};
const losesSome = reprint(LEFT, 'Seats left, by the counter: 2');

testClaims(import.meta.dirname, claims, {
	'six-sold': {
		refuted: {
			'a sale is missing': (copy) => {
				copy.events.splice(
					copy.events.findIndex((event) => event.kind === 'mark' && event.name === 'write'),
					1,
				);
			},
			'the program counts five sales': reprint('Seats sold: 6', 'Seats sold: 5'),
			'one office sold all': change('mark', 'P1.T2', (mark) => {
				mark.lane = 'P1.T1';
			}),
		},
	},
	'one-less': {
		refuted: {
			'an office wrote what it had read': (copy) => {
				const write = copy.events.find((event) => event.kind === 'mark' && event.name === 'write') as MarkEvent;
				tell(write, 6);
			},
			'an office never read': change('mark', 'P1.T1', (mark) => {
				mark.name = 'write';
			}),
		},
	},
	'sale-lost': {
		held: losesSome,
		refuted: { 'the counter ends at 0': reprint(LEFT, 'Seats left, by the counter: 0') },
	},
	'lost-by-reading-twice': {
		refuted: {
			'nothing was read twice, and the counter ends at 2': (copy) => {
				countsAll(copy);
				losesSome(copy);
			},
			'all read 6, and the counter ends at 0': (copy) => {
				change('mark', undefined, (mark) => tell(mark, 6))(copy);
				reprint(LEFT, 'Seats left, by the counter: 0')(copy);
			},
		},
	},
	'all-counted': { held: countsAll, refuted: { 'the counter ends at 2': losesSome } },
});

function tell(mark: MarkEvent, left: number): void {
	mark.detail = { left };
}
