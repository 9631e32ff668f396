/** What a run of first-race shows: six seats are sold, and the counter may miss some of the sales. */
import { type Claim, held, type Outcomes, refuted } from '../../../scripts/recording/claim.ts';
import { laneById, marks, printed, printedAt } from '../../../scripts/recording/queries.ts';
import type { MarkEvent, OutputEvent, Recording } from '../../../scripts/recording/types.ts';

const SEATS = 6;
const COUNTED = 'Seats left, by the counter: ';

export const claims: Claim[] = [
	{
		id: 'six-sold',
		says: 'Each box office sold three seats: six in all.',
		kind: 'always',
		judge(recording) {
			const sales = marks(recording, 'write').map((mark) => laneById(recording, mark.lane).name);
			const a = sales.filter((name) => name === 'Box office A').length;
			const b = sales.filter((name) => name === 'Box office B').length;
			const seen = `A sold ${a}, B sold ${b}, and the program printed ${soldOf(recording) ?? 'no number of sales'}`;
			const at = [marks(recording, 'write').at(-1), ...told(recording, 'Seats sold: ')];
			return a === 3 && b === 3 && soldOf(recording) === SEATS ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'one-less',
		says: 'Each office wrote one less than the number it had read.',
		kind: 'always',
		judge(recording) {
			const sales = salesOf(recording);
			const wrong = sales.find(({ read, write }) => !write || left(write) !== left(read) - 1);
			if (sales.length !== SEATS) return refuted(`${sales.length} reads, not ${SEATS}`);
			if (wrong) {
				const wrote = wrong.write ? left(wrong.write) : 'nothing';
				return refuted(`read ${left(wrong.read)}, wrote ${wrote}`, [wrong.read, wrong.write]);
			}
			const seen = sales.map(({ read, write }) => `${left(read)} to ${write && left(write)}`).join(', ');
			return held(seen, [sales[0]?.read, marks(recording, 'write').at(-1)]);
		},
	},
	{
		id: 'sale-lost',
		says: 'All six seats are sold, and the counter still says that some are left.',
		kind: 'sometimes',
		rows: ['S0-22'],
		judge(recording) {
			const counted = leftOf(recording);
			const seen = `the counter ended at ${counted ?? 'nothing'}`;
			return counted !== undefined && counted > 0
				? held(seen, readTwice(recording))
				: refuted(seen, told(recording, COUNTED));
		},
	},
	{
		id: 'lost-by-reading-twice',
		says: 'The counter missed a sale exactly when some number was read twice.',
		kind: 'always',
		judge(recording) {
			const twice = readTwice(recording);
			const counted = leftOf(recording);
			const seen = `${twice ? 'a number was read twice' : 'six different numbers were read'}, and the counter ended at ${counted ?? 'nothing'}`;
			const at = twice ?? told(recording, COUNTED);
			return counted !== undefined && Boolean(twice) === counted > 0 ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'all-counted',
		says: 'The same program can count every sale.',
		kind: 'sometimes',
		judge(recording) {
			const seen = `the counter ended at ${leftOf(recording) ?? 'nothing'}`;
			const at = told(recording, COUNTED);
			return leftOf(recording) === 0 ? held(seen, at) : refuted(seen, at);
		},
	},
];

export const outcome: Outcomes = {
	classes: {
		'counted-all': 'counted all',
		'lost-one': 'lost one',
		'lost-two': 'lost two',
		'lost-three': 'lost three',
		'lost-four': 'lost four',
		unfinished: 'did not finish',
	},
	value: 'seats left',
	of(recording) {
		const counted = leftOf(recording);
		const lost =
			counted === undefined ? undefined : ['counted-all', 'lost-one', 'lost-two', 'lost-three', 'lost-four'][counted];
		return lost === undefined ? { outcome: 'unfinished' } : { outcome: lost, value: counted };
	},
};

/** The reads in the order of their marks, each with the next write of the same office. */
function salesOf(recording: Recording): { read: MarkEvent; write?: MarkEvent }[] {
	return marks(recording, 'read').map((read) => {
		const write = marks(recording, 'write').find((mark) => mark.lane === read.lane && mark.t >= read.t);
		return write ? { read, write } : { read };
	});
}

/** The first two reads that saw one number, and what was written after them. */
function readTwice(recording: Recording): (MarkEvent | undefined)[] | undefined {
	const sales = salesOf(recording);
	for (const [index, second] of sales.entries()) {
		const first = sales.slice(0, index).find(({ read }) => left(read) === left(second.read));
		if (first) return [first.read, second.read, first.write, second.write];
	}
	return undefined;
}

/** When the program printed the line that begins so. */
function told(recording: Recording, beginning: string): OutputEvent[] {
	return printedAt(recording, beginning, { lane: 'P1' });
}

function left(mark: MarkEvent): number {
	const { detail } = mark;
	return detail && typeof detail === 'object' && !Array.isArray(detail) ? Number(detail.left) : Number.NaN;
}

function leftOf(recording: Recording): number | undefined {
	return numberAfter(recording, /^Seats left, by the counter: (\d+)$/m);
}

function soldOf(recording: Recording): number | undefined {
	return numberAfter(recording, /^Seats sold: (\d+) of 6$/m);
}

function numberAfter(recording: Recording, line: RegExp): number | undefined {
	const found = line.exec(printed(recording, { lane: 'P1' }));
	return found ? Number(found[1]) : undefined;
}
