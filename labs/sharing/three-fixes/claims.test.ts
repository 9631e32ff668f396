import { change, type Doctor, refact, stopAt, testTask } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';
import type { Fact } from './harness.ts';

const fact = (name: string, how: (fact: Fact) => void) => refact<Fact>(name, how);
const counts = (name: string) => ({
	'a visitor is lost': fact(name, (fact) => {
		fact.total--;
	}),
	'a visitor is counted twice': fact(name, (fact) => {
		fact.total++;
	}),
	'a door returns early': fact(name, (fact) => {
		fact.early = { door: 'Door A', came: 2, times: 3 };
	}),
});
const without =
	(kind: string, lane: string): Doctor =>
	(copy) => {
		const id = copy.lanes.find(({ name }) => name === lane)?.id;
		copy.events = copy.events.filter((event) => event.kind !== kind || event.lane !== id);
	};

testTask(import.meta.dirname, claims, {
	'came-through': { refuted: { 'a way stopped': stopAt('locked') } },
	atomic: {
		refuted: {
			...counts('atomically'),
			'some was added otherwise': fact('atomically', (fact) => {
				fact.atomic--;
			}),
		},
	},
	locked: {
		refuted: {
			...counts('locked'),
			'the number changed while nobody held the lock': fact('locked', (fact) => {
				fact.strange = { from: 3, to: 5 };
			}),
			'a door never held it': without('hold', 'Door A (locked)'),
			'two held it at once': change('release', undefined, (release) => {
				if (release.on === 'lock:visitors') release.t += 10_000_000;
			}),
		},
	},
	owned: {
		refuted: {
			...counts('tell'),
			'a door wrote': fact('tell', (fact) => {
				fact.told = 3;
			}),
			'a door told nothing': without('send', 'Door B (tell)'),
			'the owner heard nothing': without('receive', 'Owner (own)'),
		},
	},
});
