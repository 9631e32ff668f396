import { change, refact, stopAt, testTask } from '../../../scripts/labs/doctored.ts';
import type { MarkEvent } from '../../../scripts/recording/types.ts';
import * as claims from './claims.ts';
import type { Fact } from './harness.ts';

const fact = (name: string, changes: Partial<Fact>) => refact<Fact>(name, (fact) => Object.assign(fact, changes));
const ends = (name: string) => ({
	'join() says another code': fact(name, { code: '121' }),
	'join() says another signal': fact(name, { signal: 'SIGQUIT' }),
	'it rejects': fact(name, { outcome: 'rejected', code: 'TimeoutError', signal: 'too late' }),
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
				copy.events = copy.events.filter((event) => event.kind !== 'mark' || event.name !== 'seal');
			},
			'only another lane says that it is done': change('mark', 'P1', (mark) => {
				if (mark.name === 'seal') mark.lane = 'P2';
			}),
		},
	},
	'tells-code': { refuted: ends('in time') },
	'tells-signal': { refuted: ends('killed') },
	'already-ended': {
		refuted: { ...ends('already'), 'it forgets the signal': fact('already killed', { signal: 'null' }) },
	},
	'times-out': {
		refuted: {
			'it resolves': fact('too long', { outcome: 'resolved', code: 'null', signal: 'null' }),
			'the error has another name': fact('too long', { code: 'AbortError' }),
			'it was too soon': fact('too long', { took: 20 }),
			'it was far too late': fact('too long', { took: 2050, rounds: 40 }),
		},
	},
	'child-lives-on': { refuted: ends('again') },
	'no-listeners': {
		refuted: {
			'one is left after an exit': fact('in time', { listeners: 1 }),
			'one is left after a timeout': fact('too long', { listeners: 1 }),
			'one of others is gone': fact('too long', { listeners: -1 }),
		},
	},
	'no-timers': {
		refuted: {
			'one is left': fact('killed', { timers: 1 }),
			'the process fails at its end': (copy) => {
				const mark = copy.events.find((event) => event.kind === 'mark' && event.name === 'left') as MarkEvent;
				Object.assign(mark.detail as object, { fact: 'its process ended with code 1' });
			},
		},
	},
});
