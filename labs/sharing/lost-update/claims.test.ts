import { reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import * as claims from './claims.ts';

const total = (number: string) => reprint(/^Total: -?\d+$/m, `Total: ${number}`);
const silent = reprint(/^Total: -?\d+$/m, '');

testClaims(import.meta.dirname, claims, {
	'never-too-many': {
		refuted: {
			'the total is one too many': total('2000001'),
			'the total is negative': total('-5'),
			'there is no total': silent,
		},
	},
	'additions-lost': {
		held: total('1999999'),
		refuted: { 'nothing was lost': total('2000000'), 'there is no total': silent },
	},
	'nothing-lost': { held: total('2000000'), refuted: { 'one was lost': total('1999999') } },
	'atomic-loses-nothing': { refuted: { 'one was lost': total('1999999'), 'there is no total': silent } },
});
