import type { Recording } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { pensOf } from '../../scripts/timeline/pens.ts';
import { eventWords } from '../../scripts/timeline/words.ts';

/** A line of a recording's file, and what it says. */
export interface ExampleLine {
	text: string;
	/** The pen of the lane that it is about. */
	pen?: string;
	says?: string;
}

/** The lines of a stored recording; those of lanes and events are said in words too. */
export function exampleLines(recording: Recording, text: string): ExampleLine[] {
	const pens = pensOf(recording);
	return text
		.trimEnd()
		.split('\n')
		.map((line) => {
			const found = parsed(line);
			if (!found) return { text: line };
			const { id = '', lane = id, kind } = found;
			const event = recording.events.find((event) => JSON.stringify(event) === JSON.stringify(found));
			const pen = pens.get(lane) ?? '';
			if (event) return { text: line, pen, says: `${laneName(recording, lane)} ${eventWords(event, recording)}` };
			return { text: line, pen, says: `a ${kind}` };
		});
}

/** A line holds one lane or one event, with the comma or the brackets around it. */
function parsed(line: string): { id?: string; lane?: string; kind: string } | undefined {
	try {
		const value = JSON.parse(line.replace(/,$|\],?$|\]\}$/, ''));
		return typeof value.kind === 'string' ? value : undefined;
	} catch {
		return undefined;
	}
}
