import { change, type Doctor, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

const total = (number: string) => reprint(/^Total: -?\d+$/m, `Total: ${number}`);
const silent = reprint(/^Total: -?\d+$/m, '');
const without =
	(...kinds: string[]): Doctor =>
	(copy) => {
		copy.events = copy.events.filter((event) => !(kinds.includes(event.kind) && 'on' in event));
	};

testClaims(import.meta.dirname, claims, {
	'nothing-lost': {
		refuted: { 'one was lost': total('7'), 'one was counted twice': total('9'), 'there is no total': silent },
	},
	'one-at-a-time': {
		refuted: {
			'both hold it at once': change('release', 'P1.T1', (release) => {
				release.t += 10_000_000;
			}),
			'nobody used it': without('hold', 'release'),
			'one did not use it': (copy) => {
				copy.events = copy.events.filter((event) => !('on' in event && event.lane === 'P1.T2'));
			},
			'it was never released': without('release'),
		},
	},
	waits: { refuted: { 'nobody waited': without('wait', 'wake') } },
	'ignored-lock-loses': {
		held: total('6'),
		refuted: {
			'nothing was lost': total('8'),
			'there is no total': silent,
			'nobody used the lock': without('hold', 'release'),
			'both used it': (copy) => {
				const hold = copy.events.find((event) => event.kind === 'hold' && event.on === 'lock:total');
				if (hold) copy.events.push({ ...hold, lane: 'P1.T2' });
			},
		},
	},
	'no-lock-loses': {
		held: total('4'),
		refuted: {
			'nothing was lost': total('8'),
			'there is no total': silent,
			'the lock was used': (copy) => {
				copy.events.push({ t: 1, lane: 'P1.T1', kind: 'hold', on: 'lock:total' });
			},
		},
	},
	'short-section-loses-nothing': {
		refuted: { 'one was lost': total('7'), 'one was counted twice': total('9'), 'there is no total': silent },
	},
	'short-section-is-short': {
		refuted: {
			'a hold lasted as long as the work': change('release', 'P1.T1', (release) => {
				release.t += 10_000_000;
			}),
			'nobody used the lock': without('hold', 'release'),
		},
	},
	'short-section-is-free': {
		refuted: {
			'half of the additions waited': (copy) => {
				const waited = { lane: 'P1.T1', on: 'lock:total' };
				for (const t of [1, 3, 5, 7])
					copy.events.push({ ...waited, t, kind: 'wait' }, { ...waited, t: t + 1, kind: 'wake' });
				copy.events.sort((a, b) => a.t - b.t);
			},
		},
	},
});
