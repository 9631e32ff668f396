import type { Recording } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { listed } from '../../scripts/timeline/numbers.ts';

/** Whose output a transcript lacks, since it went to another lane and not to the terminal; empty where all is there. */
export function elsewhereWords(recording: Recording): string {
	const piped = recording.events.filter(
		(event) => event.kind === 'out' && event.channel !== undefined && event.arrived === undefined,
	);
	const lanes = [...new Set(piped.map(({ lane }) => lane))].map((lane) => laneName(recording, lane));
	if (lanes.length === 0) return '';
	return `What ${listed(lanes, 4)} printed went to other lanes and not to the terminal: the timeline shows it.`;
}
