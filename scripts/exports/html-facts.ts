import { amount } from '../recording/amount.ts';
import { CAUSES } from '../recording/causes.ts';
import { ofKind } from '../recording/of-kind.ts';
import type { Header, KnobSetting, Recording } from '../recording/types.ts';
import { escaped } from '../timeline/plain.ts';
import { duration } from '../timeline/words.ts';

/** What the header says, as rows of a name and HTML. */
export function factRows({ header, lanes, events }: Recording): string[][] {
	const { lab, variant, knobs, command, node, platform, cores, captured, calibration, durationUs, digest, version } =
		header;
	const readings = ofKind(events, 'cpu').length;
	const cpu = readings === 0 ? '' : ` and ${readings} readings of CPU time`;
	const rows: [string, string | undefined][] = [
		['Command', command.join(' ')],
		['Lab', lab],
		['Variant', variant],
		['Turned', knobs && Object.values(knobs).map(turned).join(', ')],
		['Ended', endingOf(header)],
		['Took', durationUs === undefined ? undefined : duration(durationUs)],
		['Machine', `Node ${node} on ${platform}, ${amount(cores, 'core')}`],
		['Watched', captured.map((by) => WATCHED[by] ?? by).join(' and ')],
		['Cores', calibration && `${calibration.coresFree ? 'free' : 'not free'}: ${calibration.detail}`],
		[
			'Holds',
			`${lanes.length} processes and threads, ${events.length - readings} events${cpu}; format version ${version}`,
		],
		['Made from', digest],
	];
	return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, escaped(value)]]));
}

const WATCHED: Record<string, string> = { probe: 'from inside Node', kernel: 'by the operating system' };

/** `10 additions each (usually 1,000,000)` */
function turned({ title, usual, value }: KnobSetting): string {
	return `${value.toLocaleString('en')} ${title} (usually ${usual.toLocaleString('en')})`;
}

function endingOf({ exit }: Header): string {
	if (!exit) return 'it has not: the recording is incomplete';
	const how = exit.signal ?? (exit.code === null ? 'no code' : `code ${exit.code}`);
	return exit.cause ? `by Interleave (${CAUSES[exit.cause]}), with ${how}` : `with ${how}`;
}
