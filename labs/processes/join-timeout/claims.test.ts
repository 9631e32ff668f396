import { change, refact, stopAt, testTask } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';
import type { Fact } from './harness.ts';

const fact = (name: string, changes: Partial<Fact>) => refact<Fact>(name, (fact) => Object.assign(fact, changes));
const ends = (name: string) => ({
	'join() says another code': fact(name, { code: '121' }),
	'join() says another signal': fact(name, { signal: 'SIGQUIT' }),
	'it rejects': fact(name, { outcome: 'rejected', code: 'TimeoutError', signal: 'too late' }),
	'it never settles': stopAt(name),
	'the child ended otherwise': change('exit', undefined, (exit) => {
		exit.code = 121;
		exit.signal = null;
	}),
});

testTask(import.meta.dirname, claims, {
	'came-through': {
		refuted: {
			'the harness stopped': stopAt('again'),
			'the harness was killed': change('exit', 'P1', (exit) => {
				exit.code = null;
				exit.signal = 'SIGKILL';
			}),
			'the harness ended before it was done': (copy) => {
				copy.events = copy.events.filter((event) => event.kind !== 'mark' || event.name !== 'end');
			},
			'only another lane says that it is done': change('mark', 'P1', (mark) => {
				if (mark.name === 'end') mark.lane = 'P2';
			}),
		},
	},
	'tells-code': { refuted: ends('in time') },
	'tells-signal': { refuted: ends('killed') },
	'already-ended': { refuted: ends('already') },
	'times-out': {
		refuted: {
			'it resolves': fact('too long', { outcome: 'resolved', code: 'null', signal: 'null' }),
			'the error has another name': fact('too long', { code: 'AbortError' }),
			'it was too soon': fact('too long', { took: 20 }),
			'it never settles': stopAt('too long'),
		},
	},
	'child-lives-on': { refuted: ends('again') },
	'no-listeners': {
		refuted: {
			'one is left after an exit': fact('in time', { listeners: 1 }),
			'one is left after a timeout': fact('too long', { listeners: 1 }),
		},
	},
	'no-timers': {
		refuted: {
			'one is left': fact('killed', { timers: 1 }),
			'the process does not end': stopAt('left'),
			'the process fails at its end': change('mark', 'P1', (mark) => {
				if (mark.name === 'left') mark.detail = 'its process ended with code 1';
			}),
		},
	},
});
