import { change, type Doctor, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

const withoutAChild: Doctor = (copy) => {
	copy.lanes = copy.lanes.filter((lane) => lane.id !== 'P6');
	copy.events = copy.events.filter((event) => event.lane !== 'P6');
};

testClaims(import.meta.dirname, claims, {
	'own-number': {
		refuted: {
			'it prints another number': reprint(/^process \d+/m, 'process 1'),
			'it has no parent': reprint(/^(process \d+), started by \d+/m, '$1, started by 0'),
			'a child names another parent': reprint(/^(child \d+), started by \d+/m, '$1, started by 1'),
		},
	},
	'one-file-many-processes': {
		refuted: {
			'two children have one number': reprint(/^child \d+/m, 'child 7'),
			'a child runs another file': reprint(/^(child .*) runs main.ts/m, '$1 runs other.ts'),
			'a child says nothing': reprint(/^child .*\n/, ''),
		},
	},
	'alive-together': {
		refuted: {
			'a child ended before the last was started': change('exit', 'P2', (exit) => {
				exit.t = 1;
			}),
			'there are four': withoutAChild,
			'two have one number': (copy) => {
				for (const lane of copy.lanes) if (lane.parent) lane.pid = 7;
			},
		},
	},
	memory: {
		refuted: {
			'the objects are more than all': reprint(/objects: \d+\.\d MB/, 'objects: 900.0 MB'),
			'there are no objects': reprint(/objects: \d+\.\d MB/, 'objects: 0.0 MB'),
			'nothing is printed': reprint(/^memory: .*$/m, ''),
		},
	},
	'kernel-agrees': {
		refuted: {
			'another program runs': reprint('exe is my program: true', 'exe is my program: false'),
			'it was called otherwise': reprint('has my call: true', 'has my call: false'),
			'the program is not in memory': reprint('maps has my program: true', 'maps has my program: false'),
			'there is no stack': reprint('has a stack: true', 'has a stack: false'),
		},
	},
	'started-by-a-program': {
		refuted: {
			'it prints into a file': reprint(/output: .*$/m, 'output: a file'),
			'it does not say': reprint(/^input: .*$/m, ''),
		},
	},
});
