import { change, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

testClaims(import.meta.dirname, claims, {
	hello: {
		refuted: {
			'the words are lost': reprint(/^spawnSync: .*$/m, 'spawnSync: '),
			'the child failed': reprint(/^exit code 0/m, 'exit code 1'),
		},
	},
	'own-process': {
		refuted: {
			'child and parent have one number': (copy) => {
				for (const lane of copy.lanes) lane.pid = 7;
				reprint(/child \d+, parent \d+/, 'child 7, parent 7')(copy);
			},
			"the number is not the child's": reprint(/child \d+, parent/, 'child 1, parent'),
			'the lane ended otherwise': change('exit', 'P2', (exit) => {
				exit.code = 1;
			}),
		},
	},
	'spawn-sync-waits': {
		refuted: {
			'the parent prints first': change('out', 'P2', (out) => {
				out.t += 10_000_000;
			}),
			'the child prints nothing': (copy) => {
				copy.events = copy.events.filter((event) => event.kind !== 'out' || event.lane !== 'P2');
			},
		},
	},
	bytes: {
		refuted: {
			'it is text': reprint(/<Buffer .*>/, 'Hello from the child process!'),
			'bytes are missing': reprint('<Buffer 48 ', '<Buffer '),
		},
	},
	'spawn-goes-on': {
		refuted: {
			'the child is first': (copy) => {
				reprint('the parent goes on', 'x')(copy);
				reprint(/^(spawn: .*)$/m, '$1\nthe parent goes on')(copy);
			},
			'the parent says nothing': reprint('the parent goes on', ''),
			'the child says nothing': reprint(/^spawn: .*$/m, ''),
		},
	},
	'exec-file-collects': { refuted: { 'nothing was collected': reprint(/^execFile: .*$/m, 'execFile: ') } },
	'in-order-of-calls': {
		refuted: {
			'spawn tells before spawnSync': (copy) => {
				reprint(/^spawn: .*$/m, 'x')(copy);
				reprint(/^(spawnSync: .*)$/m, 'spawn: Hello\n$1')(copy);
			},
			'one of them tells nothing': reprint(/^execFile: .*$/m, ''),
		},
	},
	impostor: {
		refuted: {
			'PATH finds the right one': reprint('node from PATH: impostor', 'node from PATH: Hello from the child process!'),
			'execPath finds the impostor': reprint(/^process.execPath: .*$/m, 'process.execPath: impostor'),
		},
	},
});
