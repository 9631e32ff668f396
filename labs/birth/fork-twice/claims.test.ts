import { change, type Doctor, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

/** The number of the child, as the parent was told it. */
const child = (copy: Parameters<Doctor>[0]) => {
	const text = copy.events.map((event) => (event.kind === 'out' ? (event.text ?? '') : '')).join('');
	return Number(/fork returned ([1-9]\d*)/.exec(text)?.[1]);
};
const laneOfChild = (copy: Parameters<Doctor>[0]) => copy.lanes.find(({ pid }) => pid === child(copy));

testClaims(import.meta.dirname, claims, {
	'before-once': {
		refuted: {
			'"before" is printed by both': reprint(/^(before: .*\n)/m, '$1$1'),
			'only one goes on': reprint(/^after: .*fork returned 0\n/m, ''),
		},
	},
	'two-returns': {
		refuted: {
			'both get 0': reprint(/fork returned [1-9]\d*/, 'fork returned 0'),
			"the parent gets another's number": reprint(/fork returned [1-9]\d*/, 'fork returned 1'),
		},
	},
	'child-of-caller': {
		refuted: {
			'the child has another parent': reprint(/^(after: process \d+, parent )\d+(, fork returned 0)/m, '$11$2'),
			'the caller has another number': reprint(/^before: process \d+/m, 'before: process 1'),
		},
	},
	'own-copy': {
		refuted: {
			"the parent has the child's value": reprint('parent: x is 42', 'parent: x is 99'),
			'the child cannot write': reprint('child: x is 99', 'child: x is 42'),
		},
	},
	'no-program-of-its-own': {
		refuted: {
			'the second started a program': (copy) => {
				const lane = laneOfChild(copy)?.id ?? '';
				copy.events.push({ t: 1, lane, kind: 'exec', argv: ['perl'], seen: 'exact' });
			},
			'it came from elsewhere': (copy) => {
				const lane = laneOfChild(copy);
				if (lane) lane.parent = 'P1';
			},
			'there is no second one': (copy) => {
				const lane = laneOfChild(copy);
				copy.lanes = copy.lanes.filter((each) => each !== lane);
			},
		},
	},
	'two-ends': {
		refuted: {
			'the parent is told something else': reprint('the child ended with 7', 'the child ended with 0'),
			'the child ended otherwise': (copy) => {
				change('exit', laneOfChild(copy)?.id, (exit) => {
					exit.code = 0;
				})(copy);
			},
			'the parent failed': (copy) => {
				change('exit', laneOfChild(copy)?.parent, (exit) => {
					exit.code = 7;
				})(copy);
			},
		},
	},
});
