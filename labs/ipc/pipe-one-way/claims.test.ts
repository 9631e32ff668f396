import { change, type Doctor, reprint, testClaims } from '../../../scripts/labs/doctored.ts';
import { ofKind } from '../../../scripts/recording/of-kind.ts';
import * as claims from './claims.ts';

/** As if the reader had read these pieces. */
const readAs =
	(...pieces: string[]): Doctor =>
	(copy) => {
		const told = ofKind(copy.events, 'out').filter(({ text }) => /^\d+ bytes: /.test(text ?? ''));
		const lines = pieces.map((piece) => `${piece.length} bytes: ${JSON.stringify(piece)}\n`).join('');
		for (const [index, out] of told.entries()) out.text = index === 0 ? lines : '';
	};
const words = ['Hello ', 'from ', 'A.\n', 'Hello ', 'from ', 'B.\n'];

testClaims(import.meta.dirname, claims, {
	'in-order': {
		refuted: {
			'a byte is lost': readAs('Hell', 'o fr', 'om A', '.\n', 'Hell', 'o fr', 'om B', '.'),
			'the writers change places': readAs('Hell', 'o fr', 'om B', '.\n', 'Hell', 'o fr', 'om A', '.\n'),
		},
	},
	'no-seams': {
		refuted: {
			'each write comes as it was written': readAs(...words),
			'a read brings more than it has room for': readAs('Hello ', 'f', 'rom ', 'A.\n', 'Hello ', 'from', ' ', 'B.\n'),
		},
	},
	joined: {
		held: readAs('Hell', 'o fr', 'om A', '.\n', 'Hell', 'o fr', 'om B', '.\n'),
		refuted: {
			'each read stays within a write': readAs('Hell', 'o ', 'from', ' ', 'A.\n', 'Hell', 'o ', 'from', ' ', 'B.\n'),
		},
	},
	'end-when-all-closed': {
		refuted: {
			'it ends with the first writer': change('mark', undefined, (mark) => {
				if (mark.name === 'written' && mark.detail === 'B') mark.t += 10_000_000;
			}),
			'there is no end': change('mark', undefined, (mark) => {
				if (mark.name === 'end') mark.name = 'no end';
			}),
			'the second writer does not write': change('mark', undefined, (mark) => {
				if (mark.detail === 'B') mark.name = 'nothing';
			}),
			'nothing is told of it': reprint('end of file', ''),
		},
	},
	'one-way': { refuted: { 'the reader writes back': reprint(/^write back: EBADF\n/m, 'write back: done\n') } },
});
