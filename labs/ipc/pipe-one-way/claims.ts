/** What a run of pipe-one-way shows: bytes in one direction, and an end when nobody can write any more. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { lines, marks, printedAt } from '../../../scripts/recording/queries.ts';
import type { Recording } from '../../../scripts/recording/types.ts';

const WRITTEN = ['Hello ', 'from ', 'A.\n', 'Hello ', 'from ', 'B.\n'];
/** What one read may bring at most, bytes. */
const MOST = 4;
/** A line that tells what one read brought. */
const PIECE = /^\d+ bytes: (".*")$/;

export const claims: Claim[] = [
	{
		id: 'in-order',
		says: 'Every byte that was written is read, in the order in which it was written.',
		kind: 'always',
		rows: ['S2-42'],
		judge(recording) {
			const seen = JSON.stringify(piecesOf(recording).join(''));
			const at = printedAt(recording, PIECE).slice(-1);
			return seen === JSON.stringify(WRITTEN.join('')) ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'no-seams',
		says: 'Six writes are read in seven pieces or more: a pipe keeps bytes, and not where one write ended.',
		kind: 'always',
		judge(recording) {
			const pieces = piecesOf(recording);
			const seen = `${pieces.length} pieces: ${pieces.map((piece) => JSON.stringify(piece)).join(' ')}`;
			const right = pieces.length > WRITTEN.length && pieces.every(({ length }) => length <= MOST);
			const told = printedAt(recording, PIECE);
			return right ? held(seen, [told[0], told[WRITTEN.length]]) : refuted(seen, [told[0], told.at(-1)]);
		},
	},
	{
		id: 'joined',
		says: 'One read can bring the end of one write and the beginning of the next.',
		kind: 'sometimes',
		judge(recording) {
			const pieces = piecesOf(recording);
			const joined = joinedPieces(pieces);
			if (joined.length === 0) return refuted('each piece was of one write');
			const told = printedAt(recording, PIECE);
			const at = joined.slice(0, 3).map((index) => told[index]);
			return held(joined.map((index) => JSON.stringify(pieces[index])).join(' '), at);
		},
	},
	{
		id: 'end-when-all-closed',
		says: 'The end of file comes after the last writer has written, and not when the first one is gone.',
		kind: 'always',
		rows: ['S2-41', 'S2-42'],
		judge(recording) {
			const written = marks(recording, 'written');
			const end = marks(recording, 'end');
			const last = Math.max(...written.map(({ t }) => t));
			const seen = `${written.length} writers were done, ${end.length} end`;
			const at = [...written, ...end];
			const right = written.length === 2 && end.length === 1 && (end[0]?.t ?? 0) > last;
			return right && lines(recording).includes('end of file') ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'one-way',
		says: 'The reader cannot write back: its end of the pipe is open for reading only.',
		kind: 'always',
		rows: ['S2-40'],
		judge(recording) {
			const seen = lines(recording).at(-1) ?? 'nothing was printed';
			const at = printedAt(recording, 'write back: ');
			return seen === 'write back: EBADF' ? held(seen, at) : refuted(seen, at);
		},
	},
];

/** What each read brought. */
function piecesOf(recording: Recording): string[] {
	return lines(recording).flatMap((line) => {
		const text = PIECE.exec(line)?.[1];
		return text === undefined ? [] : (JSON.parse(text) as string);
	});
}

/** Which pieces have the end of a write and the beginning of another. */
function joinedPieces(pieces: string[]): number[] {
	const seams = new Set(WRITTEN.map((_, index) => WRITTEN.slice(0, index).join('').length).slice(1));
	let from = 0;
	return pieces.flatMap((piece, index) => {
		const [first, end] = [from, from + piece.length];
		from = end;
		return [...seams].some((seam) => seam > first && seam < end) ? index : [];
	});
}
