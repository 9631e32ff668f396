/** What a run of ipc/queue shows: a bounded queue refuses or lets wait, keeps the order, and loses nothing. */
import { type Claim, held, refuted, type Verdict } from '../../../scripts/recording/claim.ts';
import { lines, marks, printedAt } from '../../../scripts/recording/queries.ts';
import { waits } from '../../../scripts/recording/relations.ts';
import type { MarkEvent, OutputEvent, Recording } from '../../../scripts/recording/types.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E'];
/** How long the first refused put waits, microseconds. */
const PATIENCE = 50_000;

export const claims: Claim[] = [
	{
		id: 'full-at-three',
		says: 'With two items the queue is not full, with three it is.',
		kind: 'always',
		rows: ['S3-32', 'S3-46'],
		judge(recording) {
			const seen = lines(recording).filter((line) => line.startsWith('full: '));
			const at = printedAt(recording, 'full: ');
			return seen.join() === 'full: false,full: true' ? held(seen.join(', '), at) : refuted(seen.join(', '), at);
		},
	},
	{
		id: 'put-gives-up',
		says: 'A put that may wait 50 ms for room gives up after 50 ms, and not before.',
		kind: 'bound',
		rows: ['S3-32', 'S3-46'],
		judge(recording) {
			const [begin, end] = [moment(recording, 'begin', 'put, 50 ms'), moment(recording, 'refused', 'put, 50 ms')];
			if (!begin || !end) return refuted('it was not refused');
			const seen = `refused after ${((end.t - begin.t) / 1000).toFixed(1)} ms`;
			const right = end.t - begin.t >= PATIENCE && told(recording, 'put, 50 ms: Full: no room in "messages"');
			return right ? held(seen, [begin, end]) : refuted(seen, [begin, end]);
		},
	},
	{
		id: 'refused-at-once',
		says: 'Who will not wait is refused: a put into the full queue, a get from the empty one.',
		kind: 'always',
		rows: ['S3-32', 'S3-46'],
		judge(recording) {
			const seen = lines(recording).filter((line) => /^(put|get) at once: /.test(line));
			const wanted = ['put at once: Full: no room in "messages"', 'get at once: Empty: no item in "messages"'];
			const at = printedAt(recording, /^(put|get) at once: /);
			const right = seen.join() === wanted.join();
			return right ? held(seen.join('; '), at) : refuted(seen.join('; ') || 'neither was refused', at);
		},
	},
	{
		id: 'first-in-first-out',
		says: 'Items leave the queue in the order in which they came; what was refused is not among them.',
		kind: 'always',
		rows: ['S3-32', 'S3-46'],
		judge: (recording) => got(recording, 'main', ['message 1', 'message 2', 'message 3']),
	},
	{
		id: 'each-once',
		says: 'The consumer gets every letter of the producer once and in order; only then is all done.',
		kind: 'always',
		rows: ['S3-34'],
		judge(recording) {
			const done = printedAt(recording, 'all done');
			const verdict = got(recording, 'consumer', LETTERS, done);
			return lines(recording).at(-1) === 'all done' ? verdict : refuted('the last line is not "all done"', done);
		},
	},
	{
		id: 'put-waits-for-room',
		says: 'The fourth put returns only after somebody began to take: three had filled the queue.',
		kind: 'always',
		rows: ['S0-43'],
		judge(recording) {
			const [open] = marks(recording, 'open');
			const fourth = moment(recording, 'put', 'D');
			if (!open || !fourth) return refuted('there was no fourth put, or nobody took');
			const before = marks(recording, 'put').filter(({ t }) => t < open.t).length;
			const seen = `${before} puts returned before the consumer began`;
			return before === 3 && fourth.t > open.t ? held(seen, [open, fourth]) : refuted(seen, [open, fourth]);
		},
	},
	{
		id: 'stood-for-room',
		says: 'The producer stands still in front of the full queue until a place is free.',
		kind: 'sometimes',
		judge: (recording) => waited(recording, 'producer', 'lock:room in letters'),
	},
	{
		id: 'stood-for-item',
		says: 'The consumer stands still in front of the empty queue until there is something to take.',
		kind: 'sometimes',
		judge: (recording) => waited(recording, 'consumer', 'lock:an item in letters'),
	},
];

/** Held where a lane printed that it got just these, in this order; `then` shows it too. */
function got(recording: Recording, name: 'main' | 'consumer', wanted: string[], then: OutputEvent[] = []): Verdict {
	const lane = name === 'main' ? 'P1' : laneNamed(recording, name);
	const items = lines(recording, { lane }).flatMap((line) => /^got (.*)$/.exec(line)?.[1] ?? []);
	const seen = items.join(', ') || 'nothing was taken';
	const told = printedAt(recording, 'got ', { lane });
	const at = [told.at(0), told.at(-1), ...then];
	return items.join() === wanted.join() ? held(seen, at) : refuted(seen, at);
}

/** Held where the lane waited for what is named, and got it. */
function waited(recording: Recording, name: string, on: string): Verdict {
	const [found] = waits(recording, { lane: laneNamed(recording, name), on }).filter(({ end }) => end?.result === 'ok');
	if (!found) return refuted('it did not have to wait');
	return held(`it waited ${((found.to - found.from) / 1000).toFixed(1)} ms`, [found.begin, found.end]);
}

function laneNamed({ lanes }: Recording, name: string): string {
	const lane = lanes.find((lane) => lane.kind === 'thread' && lane.name === name);
	if (!lane) throw new Error(`There is no thread named "${name}".`);
	return lane.id;
}

function moment(recording: Recording, name: string, detail: string): MarkEvent | undefined {
	return marks(recording, name).find((mark) => mark.detail === detail);
}

function told(recording: Recording, line: string): boolean {
	return lines(recording).includes(line);
}
