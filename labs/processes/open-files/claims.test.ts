import { reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

testClaims(import.meta.dirname, claims, {
	'standard-three': { refuted: { 'number 2 is closed': reprint(/^(before: .*), 2 [^,]+,/m, '$1,') } },
	'open-then-closed': {
		refuted: {
			'it was there before': reprint(/^before: 0 [^,]+,/m, 'before: 0 null, 9 notes.txt,'),
			'it stays': reprint(/^closed: 0 [^,]+,/m, 'closed: 0 null, 9 notes.txt,'),
			'it never appears': reprint(/^(open: .*), \d+ notes.txt/m, '$1'),
		},
	},
	'threads-share-files': {
		refuted: {
			'the thread reads another number': reprint(/a thread reads number \d+/, 'a thread reads number 3'),
			'the thread reads nothing': reprint('three seats sold', ''),
			'no thread reads': reprint(/^a thread reads .*$/m, ''),
		},
	},
	'shared-objects': { refuted: { 'there are none': reprint(/^shared objects: .*$/m, 'shared objects: ') } },
});
