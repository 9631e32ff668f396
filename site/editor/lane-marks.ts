/** The lines of a program that a run's lanes were at, and where each is at a moment. */
import type { Recording } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { pensOf } from '../../scripts/timeline/pens.ts';
import type { Player } from '../player/player.ts';
import { lanesByLine, lineIn } from '../player/source-lines.ts';
import { placesOf } from '../player/source-part.ts';
import type { LineMark } from './text-view.ts';

/** The marks of files at the moment that a player is at. */
export function laneMarks(files: readonly string[], { recording, t, events, passed }: Player): LineMark[] {
	const were = files.flatMap((file) => knownIn(file, recording));
	return t === undefined ? were : [...were, ...areIn(files, recording, placesOf(events, passed))];
}

/** Where the lanes are, in words: `Worker A is at line 29 of main.ts.` */
export function placeWords(marks: readonly LineMark[]): string {
	return marks
		.filter(({ now }) => now)
		.map(({ words, line, file }) => `${words} is at line ${line} of ${file}.`)
		.join(' ');
}

/** Looked for once in a run: many events happen while it plays. */
const known = new WeakMap<Recording, Map<string, LineMark[]>>();

function knownIn(file: string, recording: Recording): LineMark[] {
	const files = known.get(recording) ?? new Map<string, LineMark[]>();
	known.set(recording, files);
	const marks = files.get(file) ?? wereIn(file, recording);
	files.set(file, marks);
	return marks;
}

function wereIn(file: string, recording: Recording): LineMark[] {
	const pens = pensOf(recording);
	return [...lanesByLine(file, recording)].flatMap(([line, lanes]) =>
		lanes.map((lane) => ({ file, line, pen: pens.get(lane) ?? '', words: laneName(recording, lane) })),
	);
}

function areIn(files: readonly string[], recording: Recording, places: ReturnType<typeof placesOf>): LineMark[] {
	const pens = pensOf(recording);
	return [...places].flatMap(([lane, at]) => {
		const file = files.find((name) => lineIn(name, at) !== undefined);
		if (file === undefined) return [];
		const line = lineIn(file, at) ?? 1;
		return [{ file, line, pen: pens.get(lane) ?? '', words: laneName(recording, lane), now: true }];
	});
}
