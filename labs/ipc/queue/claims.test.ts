import { change, type Doctor, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

const mark = (name: string, detail: string | undefined, how: (mark: { t: number }) => void): Doctor =>
	change('mark', undefined, (each) => {
		if (each.name === name && (detail === undefined || each.detail === detail)) how(each);
	});
const withoutWaits =
	(name: string): Doctor =>
	(copy) => {
		copy.events = copy.events.filter((event) => !('on' in event && event.on === `lock:${name}`));
	};

testClaims(import.meta.dirname, claims, {
	'full-at-three': {
		refuted: {
			'it is full at two': reprint('full: false', 'full: true'),
			'it never is': reprint('full: true', 'full: false'),
		},
	},
	'put-gives-up': {
		refuted: {
			'it gave up at once': mark('refused', 'put, 50 ms', (refused) => {
				refused.t = 0;
			}),
			'it succeeded': reprint('put, 50 ms: Full: no room in "messages"', 'put, 50 ms: done'),
			'nobody was refused': (copy) => {
				copy.events = copy.events.filter((event) => event.kind !== 'mark' || event.name !== 'refused');
			},
		},
	},
	'refused-at-once': {
		refuted: {
			'the put succeeds': reprint('put at once: Full: no room in "messages"', 'put at once: done'),
			'the get succeeds': reprint('get at once: Empty: no item in "messages"', 'get at once: done'),
		},
	},
	'first-in-first-out': {
		refuted: {
			'the last comes first': (copy) => {
				reprint('got message 1', 'got message 0')(copy);
				reprint('got message 3', 'got message 1')(copy);
				reprint('got message 0', 'got message 3')(copy);
			},
			'what was refused is among them': reprint('got message 3', 'got message 4'),
			'one is missing': reprint('got message 2\n', ''),
		},
	},
	'each-once': {
		refuted: {
			'one is lost': reprint('got C\n', ''),
			'one comes twice': reprint('got C\n', 'got C\ngot C\n'),
			'two change places': (copy) => {
				reprint('got A', 'got X')(copy);
				reprint('got B', 'got A')(copy);
				reprint('got X', 'got B')(copy);
			},
			'all is done before': reprint('all done', 'nearly'),
		},
	},
	'put-waits-for-room': {
		refuted: {
			'the fourth put does not wait': mark('put', 'D', (put) => {
				put.t = 0;
			}),
			'the consumer was there from the beginning': mark('open', undefined, (open) => {
				open.t = 0;
			}),
		},
	},
	'stood-for-room': { refuted: { 'it never waited': withoutWaits('room in letters') } },
	'stood-for-item': { refuted: { 'it never waited': withoutWaits('an item in letters') } },
});
