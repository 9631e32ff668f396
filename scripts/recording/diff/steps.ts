/** What a lane did, step by step, so that the steps of two runs can be compared. */
import { blur } from '../blur.ts';
import { parseWaited } from '../channel.ts';
import { bytesOf } from '../decode-output.ts';
import { heldAs, identityOf, rolesOf } from '../skeleton.ts';
import { rangeOf } from '../stream-range.ts';
import type { Lane, LaneId, OutputEvent, Recording, RunEvent } from '../types.ts';
import { type DiffWords, RECORDED_NAMES } from './diff-words.ts';

/** One thing that a lane did. */
export interface Step {
	/** The same for the same step of two runs: numbers and the like are blurred. */
	key: string;
	/** In words, as it was in this run. */
	says: string;
	event: RunEvent;
}

/**
 * The steps of each lane, in its order. A printed or read line is one step, however it came in pieces; of a byte stream only
 * the first write and read are steps. No steps are CPU time, states, standstills, and waits: they hang on the machine.
 */
export function stepsOf(recording: Recording, words: DiffWords = RECORDED_NAMES): Map<LaneId, Step[]> {
	const known: Known = { recording, words, roles: rolesOf(recording), lanes: lanesById(recording) };
	const byLane = Map.groupBy(recording.events, ({ lane }) => lane);
	return new Map(recording.lanes.map(({ id }) => [id, stepsOfLane(byLane.get(id) ?? [], known)]));
}

/** What words and keys are taken from. */
interface Known {
	recording: Recording;
	words: DiffWords;
	lanes: Map<LaneId, Lane>;
	roles: Map<string, string>;
}

const lanesById = ({ lanes }: Recording) => new Map(lanes.map((lane) => [lane.id, lane]));

function stepsOfLane(events: RunEvent[], known: Known): Step[] {
	const steps: Step[] = [];
	const seen = new Set<string>();
	const lines = lineReader(steps);
	for (const event of events) {
		if (event.kind === 'out' || event.kind === 'in') {
			lines.read(event);
			continue;
		}
		const said = wordsOf(event, known);
		if (!said) continue;
		lines.flush();
		const [key, plain] = said;
		if (rangeOf(event)) {
			if (seen.has(key)) continue;
			seen.add(key);
		}
		steps.push({
			key,
			event,
			// Of thousands of steps few are told.
			get says() {
				return known.words.event(known.recording, event) ?? plain;
			},
		});
	}
	lines.flush();
	return steps;
}

/** Puts pieces of text together to lines; a line stands where it began. */
function lineReader(steps: Step[]): { read(event: OutputEvent): void; flush(): void } {
	const open = new Map<string, { text: string; event: RunEvent; decoder: TextDecoder }>();

	function add(where: string, text: string, event: RunEvent): void {
		const verb = where.startsWith('out') ? 'prints' : 'reads';
		steps.push({ key: `${where}: ${blur(text)}`, says: `${verb} ${quoted(text)}`, event });
	}

	return {
		read(event) {
			const where = `${event.kind} ${event.fd}`;
			const begun = open.get(where) ?? { text: '', event, decoder: new TextDecoder() };
			const lines = (begun.text + begun.decoder.decode(bytesOf(event), { stream: true })).split(/\r?\n/);
			const rest = lines.pop() ?? '';
			for (const [index, line] of lines.entries())
				add(where, line, index === 0 && begun.text !== '' ? begun.event : event);
			const isNew = lines.length > 0 || begun.text === '';
			open.set(where, { text: rest, event: isNew ? event : begun.event, decoder: begun.decoder });
		},
		flush() {
			for (const [where, { text, event }] of open) if (text !== '') add(where, text, event);
			open.clear();
		},
	};
}

/** The key of an event that is a step, and its words; undefined where it is none. */
function wordsOf(event: RunEvent, { lanes, roles }: Known): [key: string, says: string] | undefined {
	const identity = (id: string) => {
		const lane = lanes.get(id);
		return lane ? identityOf(lane) : id;
	};
	switch (event.kind) {
		case 'spawn':
			return [`spawn ${identity(event.child)}`, `starts ${event.child} (${lanes.get(event.child)?.name ?? ''})`];
		case 'exec':
			return [`exec ${blur(event.argv.join(' '))}`, `becomes ${quoted(event.argv.join(' '))}`];
		case 'exit':
			return [`exit ${event.signal ?? event.code}`, `ends with ${event.signal ?? event.code}`];
		case 'send':
		case 'receive': {
			const role = roles.get(event.channel) ?? event.channel;
			if (event.message === undefined)
				return [`${event.kind} bytes ${role}`, `${event.kind}s bytes of ${event.channel}`];
			const what = event.preview === undefined ? event.message : quoted(event.preview);
			return [`${event.kind} ${role}: ${blur(event.preview ?? '')}`, `${event.kind}s ${what}`];
		}
		case 'hold':
			return [`hold ${heldAs(event.on)}`, `holds ${event.on}`];
		case 'release':
			if (parseWaited(event.on).kind === 'cell') return undefined;
			return [`release ${heldAs(event.on)}`, `releases ${event.on}`];
		case 'mark':
			return [`mark ${blur(event.name)}`, `marks ${quoted(event.name)}`];
		case 'signal':
			return event.to === undefined
				? [`signal ${event.signal}`, `gets ${event.signal}`]
				: [`signal ${event.signal} to ${identity(event.to)}`, `sends ${event.signal} to ${event.to}`];
		case 'error':
			return [`error ${event.name}: ${blur(event.message)}`, `fails: ${event.name}: ${event.message}`];
		default:
			return undefined;
	}
}

function quoted(text: string): string {
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
