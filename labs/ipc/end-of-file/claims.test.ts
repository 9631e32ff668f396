import { change, reprint, testTask } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

testTask(import.meta.dirname, claims, {
	'counts-all': {
		refuted: {
			'it counts another number': reprint('3 lines', '4 lines'),
			'it says nothing': reprint('3 lines\n', ''),
			'the parent says it': change('out', 'P2', (out) => {
				out.lane = 'P1';
			}),
		},
	},
	'comes-to-an-end': {
		refuted: {
			'a signal ends the child': change('exit', 'P2', (exit) => {
				exit.code = null;
				exit.signal = 'SIGTERM';
			}),
			'the parent does not hear of it': change('exit', 'P1', (exit) => {
				exit.code = 13;
			}),
			'the time is up': (copy) => {
				copy.header.exit = { code: null, signal: 'SIGTERM', cause: 'timeout' };
			},
		},
	},
});
