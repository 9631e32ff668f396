/** How lanes begin, in words. */
import type { LaneId, Recording } from '../../recording/types.ts';
import { laneName } from '../lane-names.ts';
import { counted, listed } from '../numbers.ts';
import { startUpOf } from '../thing-words/facts.ts';
import { duration } from '../words.ts';

/** Whether another lane tells that it started this one. */
export function isStarted(lane: LaneId, { events }: Recording): boolean {
	return events.some((event) => event.kind === 'spawn' && event.child === lane);
}

/** `main.ts starts; its own code begins 39 ms later.` */
export function beginWords(lane: LaneId, recording: Recording): string {
	const took = startUpOf(lane, recording);
	const later = took === undefined ? '' : `; its own code begins ${duration(took)} later`;
	return `${laneName(recording, lane)} starts${later}.`;
}

/** `main.ts starts two threads, A and B; their own code begins 24 ms and 26 ms later.` */
export function spawnWords(who: string, children: readonly LaneId[], recording: Recording): string {
	const lanes = children.map((id) => recording.lanes.find((lane) => lane.id === id));
	const threads = lanes.filter((lane) => lane?.kind === 'thread').length;
	const names = listed(children.map((id) => laneName(recording, id)));
	const kinds = [
		...(threads > 0 ? [['thread', 'threads', threads] as const] : []),
		...(threads < lanes.length ? [['process', 'processes', lanes.length - threads] as const] : []),
	];
	const what =
		lanes.length === 1
			? `the ${kinds[0]?.[0]} ${names}`
			: `${kinds.map(([one, more, count]) => counted(count, one, more)).join(' and ')}, ${names}`;
	const took = children.flatMap((id) => startUpOf(id, recording) ?? []).sort((a, b) => a - b);
	return `${who} starts ${what}${laterWords(took, children.length)}.`;
}

/** `24 to 25 ms` */
function spanWords(least: string, most: string): string {
	const [, number, unit] = /^(.*) (\w+)$/.exec(least) ?? [];
	return least === most ? least : `${most.endsWith(` ${unit}`) ? number : least} to ${most}`;
}

function laterWords(took: readonly number[], count: number): string {
	const [least, most] = [took[0], took.at(-1)].map((us) => (us === undefined ? '' : duration(us)));
	if (took.length < count || least === '') return '';
	if (count === 1) return `; its own code begins ${least} later`;
	return `; their own code begins ${spanWords(least ?? '', most ?? '')} later`;
}
