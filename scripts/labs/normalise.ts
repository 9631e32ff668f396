import type { Json, Lane, Recording, RunEvent } from '../recording/types.ts';

/** What on the recording machine must not be in a committed recording: each with the word that stands for it. */
export interface Machine {
	/** The lab's folder → `$LAB` */
	lab: string;
	/** → `$CHECKOUT` */
	checkout: string;
	/** Where copies of the lab run, each in a folder with a number: → what the original's place would be */
	mirrors: string;
	/** → `$NODE` */
	node: string;
	/** → `$TMP` */
	tmp: string;
	/** → `$HOME` */
	home: string;
	/** → `$HOST` */
	host: string;
	/** → `$USER` */
	user: string;
}

/** The recording with the places and names of the machine replaced; what was printed is marked where it was changed. */
export function normalise(recording: Recording, machine: Machine): Recording {
	const replace = replacer(machine);
	return {
		header: { ...recording.header, command: recording.header.command.map(replace) },
		lanes: recording.lanes.map((lane) => normaliseLane(lane, replace)),
		events: recording.events.map((event) => normaliseEvent(event, replace)),
	};
}

type Replace = (text: string) => string;

/** Names that tell nothing about whose machine it was, and that are words elsewhere. */
const COMMON_NAMES = new Set([
	'root',
	'node',
	'user',
	'runner',
	'admin',
	'localhost',
	'ubuntu',
	'debian',
	'home',
	'main',
]);

function replacer(machine: Machine): Replace {
	const places = [
		[machine.node, '$NODE'],
		[machine.lab, '$LAB'],
		[machine.checkout, '$CHECKOUT'],
		[machine.tmp, '$TMP'],
		[machine.home, '$HOME'],
	] as const;
	const names = [
		[machine.host, '$HOST'],
		[machine.user, '$USER'],
	] as const;
	const rules = [
		...places.filter(([place]) => place.length > 1).sort(([a], [b]) => b.length - a.length),
		...names.filter(([name]) => name.length > 2 && !COMMON_NAMES.has(name)),
	].map(([found, word]) => [new RegExp(`(?<![\\w.-])${literally(found)}(?![\\w-]|\\.\\w)`, 'g'), word] as const);
	const mirror = new RegExp(`${literally(machine.mirrors)}[/\\\\]\\d+(?![\\w-])`, 'g');
	return (text) => {
		const original = text.replace(mirror, () => machine.checkout);
		return rules.reduce((changed, [pattern, word]) => changed.replace(pattern, () => word), original);
	};
}

function normaliseLane(lane: Lane, replace: Replace): Lane {
	return { ...lane, name: replace(lane.name), ...(lane.argv && { argv: lane.argv.map(replace) }) };
}

function normaliseEvent(found: RunEvent, replace: Replace): RunEvent {
	const event = found.at === undefined ? found : { ...found, at: replace(found.at) };
	switch (event.kind) {
		case 'out':
		case 'in': {
			if (event.text === undefined) return event;
			const text = replace(event.text);
			return text === event.text ? event : { ...event, text, replaced: true };
		}
		case 'exec':
			return { ...event, argv: event.argv.map(replace) };
		case 'error':
			return { ...event, message: replace(event.message) };
		case 'mark':
			return event.detail === undefined ? event : { ...event, detail: inJson(event.detail, replace) };
		case 'send':
		case 'receive':
			return event.preview === undefined ? event : { ...event, preview: replace(event.preview) };
		default:
			return event;
	}
}

function inJson(value: Json, replace: Replace): Json {
	if (typeof value === 'string') return replace(value);
	if (Array.isArray(value)) return value.map((item) => inJson(item, replace));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inJson(item, replace)]));
}

/** A pattern that finds exactly this text. */
function literally(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
