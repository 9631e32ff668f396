import { type Doctor, refact, stopAt, testTask } from '../../../scripts/labs/doctored.ts';
import type { Race, Woken } from './between.ts';
import * as claims from './claims.ts';
import type { Filled, Flowed, Step } from './harness.ts';

const step = (call: RegExp, changes: Partial<Step>) =>
	refact<Step[]>('script', (steps) => Object.assign(steps.find((step) => call.test(step.call)) ?? {}, changes));
const flow = (how: (flow: Flowed) => void) => refact<Flowed>('flow', how);
const withoutWaits: Doctor = (copy) => {
	copy.events = copy.events.filter(({ kind }) => kind !== 'wait' && kind !== 'wake');
};

testTask(import.meta.dirname, claims, {
	'came-through': { refuted: { 'a call never came back': stopAt('flow') } },
	refuses: {
		refuted: {
			'it is full at two': step(/^full/, { gave: 'true' }),
			'it takes a fourth': step(/^put\(\d+, 30\)/, { gave: 'done' }),
			'it refuses with another error': step(/^put\(\d+, 0\)/, { gave: 'threw Error: full' }),
			'it is not empty at the end': step(/^empty/, { gave: 'false' }),
		},
	},
	'in-order': { refuted: { 'another item comes first': step(/^get/, { gave: '0' }) } },
	'never-sooner': {
		refuted: {
			'the put gives up at once': step(/^put\(\d+, 30\)/, { took: 0.1 }),
			'the get gives up at once': step(/^get\(30\)/, { took: 5, atLeast: 30 }),
			'one gives up although there is room': refact<Woken[]>('wake', ([put]) => {
				if (put) put.waiting.gave = 'threw Full';
			}),
		},
	},
	sleeps: {
		refuted: {
			'nobody waited': withoutWaits,
			'nobody is woken': refact<Woken[]>('wake', ([, get]) => {
				if (get) get.notified = [];
			}),
		},
	},
	'never-too-many': {
		refuted: {
			'four are accepted': refact<Filled>('fill', (filled) => {
				filled.accepted = 4;
			}),
			'two are accepted': refact<Filled>('fill', (filled) => {
				filled.accepted = 2;
			}),
			'two came between each other': refact<Race[]>('races', ([puts]) => {
				for (const call of puts?.calls ?? []) call.gave = 'done';
			}),
			'four were in it later': flow((flow) => {
				flow.most = 4;
			}),
		},
	},
	'each-once': {
		refuted: {
			'one is taken by both': refact<Race[]>('races', ([, gets]) => {
				for (const call of gets?.calls ?? []) call.gave = `${gets?.before[0]}`;
			}),
			'one is never taken': flow(({ got }) => got.find(({ length }) => length > 0)?.pop()),
			'one is taken twice': flow(({ got }) => got[0]?.push(got.flat()[0] as number)),
			'one was never put': flow(({ got }) => got[0]?.push(-7)),
		},
	},
});
