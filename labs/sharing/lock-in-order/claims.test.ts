import { change, reprint, testTask } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

testTask(import.meta.dirname, claims, {
	'nothing-lost': {
		refuted: {
			'one is lost': reprint('Total: 10', 'Total: 9'),
			'there is no total': reprint(/Total: .*\n/, ''),
			'a worker says it': change('out', 'P1', (out) => {
				out.lane = 'P1.T1';
			}),
		},
	},
	'one-at-a-time': {
		refuted: {
			'both hold the lock at once': change('release', undefined, (release) => {
				if (release.on === 'lock:total') release.t += 10_000_000;
			}),
			'nobody holds it': (copy) => {
				copy.events = copy.events.filter(({ kind }) => kind !== 'hold' && kind !== 'release');
			},
			'one hold is missing': (copy) => {
				const gone = copy.events.find(({ kind }) => kind === 'hold');
				const release = copy.events.find((event) => event.kind === 'release' && event.lane === gone?.lane);
				copy.events = copy.events.filter((event) => event !== gone && event !== release);
			},
		},
	},
});
