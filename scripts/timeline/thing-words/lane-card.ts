import { processOf } from '../../recording/lane-order.ts';
import { beginOf } from '../../recording/life.ts';
import type { Lane, LaneId, Recording } from '../../recording/types.ts';
import { laneName, shortId } from '../lane-names.ts';
import { ordinal } from '../numbers.ts';
import type { ThingWords } from '../thing-words.ts';
import { duration, eventWords, instant } from '../words.ts';
import { lineWords, stretchWords } from './facts.ts';

/** A lane: what `P1` or `T1` means, who started it, how long it lived and how it ended. */
export function laneCard(id: LaneId, recording: Recording): ThingWords {
	const lane = recording.lanes.find((lane) => lane.id === id);
	if (!lane) return { title: id, lines: [] };
	return {
		title: `${laneName(recording, id)}: ${lane.kind === 'thread' ? 'a thread' : 'a process'}`,
		lines: [idWords(lane, recording), ...programWords(lane), ...lifeWords(lane, recording)],
	};
}

/** What its id stands for. */
function idWords(lane: Lane, recording: Recording): string {
	const number = Number(/\d+$/.exec(lane.id)?.[0] ?? 0);
	if (lane.kind === 'thread') {
		const process = laneName(recording, processOf(lane.id));
		return `${shortId(lane)} is the ${ordinal(number)} thread that was started in ${process}. A thread is a line of work that a process carries on beside its others.`;
	}
	if (number === 1)
		return `${lane.id} is the process with which the run began. A process is a program that is being run.`;
	return `${lane.id} is the ${ordinal(number)} process of the run. A process is a program that is being run.`;
}

function programWords({ argv, node, kernel }: Lane): string[] {
	const command = argv?.join(' ').replace(/\s+/g, ' ');
	return [
		...(command ? [`Runs: ${command.length > COMMAND ? `${command.slice(0, COMMAND)}…` : command}`] : []),
		...(kernel
			? ['Only the operating system saw it: it was copied from its parent, or started by a program that is not Node.']
			: node === false
				? ['It is not Node: only what others saw of it was recorded.']
				: []),
	];
}

const COMMAND = 100;

function lifeWords({ id, parent }: Lane, recording: Recording): string[] {
	const own = recording.events.filter(({ lane }) => lane === id);
	const [first] = own;
	if (!first) return [];
	const spawn = recording.events.find((event) => event.kind === 'spawn' && event.child === id);
	const by =
		parent === undefined
			? []
			: [`${laneName(recording, parent)} started it${spawn?.at ? `, ${lineWords(spawn.at)}` : ''}.`];
	const begin = beginOf(own);
	const exit = own.find(({ kind }) => kind === 'exit');
	const end = exit?.t ?? Math.max(recording.header.durationUs ?? 0, recording.events.at(-1)?.t ?? 0);
	return [
		...by,
		stretchWords({ from: first.t, to: end, open: !exit }),
		...(begin && begin.t > first.t
			? [`Of this the first ${duration(begin.t - first.t)} are start-up: its own code began at ${instant(begin.t)}.`]
			: []),
		exit ? `At the end it ${eventWords(exit, recording)}.` : 'It had not ended when the recording did.',
	];
}
