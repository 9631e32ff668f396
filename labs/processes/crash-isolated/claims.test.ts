import { change, type Doctor, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

const exitsWith = (lane: string, code: number | null, signal: string | null = null): Doctor =>
	change('exit', lane, (exit) => Object.assign(exit, { code, signal }));

testClaims(import.meta.dirname, claims, {
	infinity: {
		refuted: {
			'it prints an error': reprint('stdout: Infinity', 'stdout: NaN'),
			'its lane failed': exitsWith('P2', 1),
		},
	},
	'range-error': {
		refuted: {
			'another error is told': reprint('RangeError: Division by zero', 'TypeError: no'),
			'its lane ended well': exitsWith('P3', 0),
		},
	},
	'own-code': {
		refuted: { 'the parent sees another': reprint('code 3', 'code 1'), 'its lane has another': exitsWith('P4', 1) },
	},
	'killed-by-signal': {
		refuted: {
			'the parent sees a code': reprint('code null, signal SIGSEGV', 'code 139, signal null'),
			'its lane ended by itself': exitsWith('P5', 0),
			'its lane has another signal': exitsWith('P5', null, 'SIGKILL'),
		},
	},
	'never-started': {
		refuted: {
			'it has a number': reprint('pid undefined', 'pid 7'),
			'there is a lane for it': (copy) => {
				copy.lanes.push({ id: 'P6', kind: 'process', name: 'definitely-not-there', parent: 'P1' });
			},
		},
	},
	'parent-goes-on': {
		refuted: { 'its last line is missing': reprint('parent: still here', ''), 'it failed': exitsWith('P1', 1) },
	},
});
