/** What the hero and the first lesson show of a race, read when the site is built. */
import { LabError } from '../../../scripts/labs/lab-error.ts';
import type { MarkEvent, Recording } from '../../../scripts/recording/types.ts';
import { decisiveEvents, lostWrites, marksBetween, salesOf } from '../../../scripts/timeline/decisive.ts';
import { laneName } from '../../../scripts/timeline/lane-names.ts';
import { eventWords } from '../../../scripts/timeline/words.ts';
import { type RaceScene, raceScene } from '../../player/race.ts';
import { lineIn, regionAround } from '../../player/source-lines.ts';
import { type KeptRun, keptRuns } from './kept-runs.ts';
import { sourceHtml } from './source-html.ts';
import { type LabView, labView } from './view.ts';

export interface RaceView extends LabView {
	scene: RaceScene;
	/** The kept runs, the shown one first. */
	runs: KeptRun[];
	/** The lines of the program that race, as the inside of a `<pre>`. */
	code: string;
	/** The same without comments. */
	uncommented: string;
	file: string;
}

/** A lab with a race: its typical run, or the kept run that shows a lost sale most plainly. */
export async function raceView(id: string): Promise<RaceView> {
	const view = await labView(id);
	const { sources } = view;
	const kept = keptRuns(view);
	const plainest = kept.toSorted((a, b) => plainness(view, a) - plainness(view, b))[0] as KeptRun;
	const recording = recordingNamed(view, plainest);
	const scene = raceScene(recording);
	const [program] = sources;
	const { file = '', text = '' } = program ?? {};
	const region = regionAround(text, lineIn(file, salesOf(recording)[0]?.read.at) ?? 0);
	const only = region && (({ number }: { number: number }) => number >= region.from && number <= region.to);
	const code = sourceHtml(text, file, recording, only);
	const runs = [plainest, ...kept.filter((run) => run !== plainest)];
	const uncommented = sourceHtml(text, file, recording, only, { comments: false });
	return { ...view, recording, scene, file, code, uncommented, runs };
}

/** How many marks of others stand in the way of the decisive ones. */
function plainness(view: LabView, run: KeptRun): number {
	const recording = recordingNamed(view, run);
	const decisive = decisiveEvents(recording);
	const marks = recording.events.filter(({ kind }) => kind === 'mark');
	return decisive ? marksBetween(decisive, marks) : Number.POSITIVE_INFINITY;
}

function recordingNamed({ lab, recording, outcomes }: LabView, { name }: KeptRun): Recording {
	return outcomes?.recordings[name.slice(`${lab.id}/outcome-`.length)] ?? recording;
}

/** A mark that a reader may take for the lost one, and what is said when it is chosen. */
export interface Choice {
	t: number;
	lane: string;
	words: string;
	right: boolean;
	reason: string;
}

/** Another kept run that lost as few sales as possible, with what there is to choose. */
export function lostWriteQuiz({ lab, outcomes, recording }: LabView): { recording: Recording; choices: Choice[] } {
	const others = Object.values(outcomes?.recordings ?? {}).filter(
		(run) => run.header.durationUs !== recording.header.durationUs,
	);
	const byLost = others
		.filter((run) => lostWrites(run).length > 0)
		.sort((a, b) => lostWrites(a).length - lostWrites(b).length);
	const [run] = byLost;
	if (!run) {
		const file = `labs/${lab.id}/outcomes.json`;
		throw new LabError({ file }, 'no other kept run lost a sale', `npm run interleave -- record ${lab.id}`);
	}
	return { recording: run, choices: choicesOf(run) };
}

/** All marks of a run as choices, by time. */
export function choicesOf(recording: Recording): Choice[] {
	const lost = lostWrites(recording);
	const writes = salesOf(recording)
		.map(({ write }) => write)
		.sort((a, b) => a.t - b.t);
	const undoing = lost.map((write) => writes[writes.indexOf(write) + 1] as MarkEvent);
	const marks = recording.events.filter((event): event is MarkEvent => event.kind === 'mark');
	return marks.map((mark) => ({
		t: mark.t,
		lane: mark.lane,
		words: `${laneName(recording, mark.lane)}: ${eventWords(mark, recording)}`,
		right: lost.includes(mark),
		reason: reasonFor(mark),
	}));

	function reasonFor(mark: MarkEvent): string {
		if (mark.name === 'read') return 'That is a read. Reading changes nothing in the counter.';
		const by = undoing[lost.indexOf(mark)];
		if (by)
			return `Yes. ${laneName(recording, by.lane)} wrote next, and what it wrote came from an older number: this sale is not counted.`;
		if (undoing.includes(mark))
			return 'This write stays: it is the one that wrote over another. Which one did it undo?';
		return 'The next write, if there was one, began with this number: its sale was counted.';
	}
}
