/** Two runs in the page, moved by one player. */
import type { Recording } from '../../scripts/recording/types.ts';
import type { Axis } from '../../scripts/timeline/axis.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { sharedAxis } from '../../scripts/timeline/layout.ts';
import { sceneOf } from '../../scripts/timeline/scene.ts';
import { eventWords } from '../../scripts/timeline/words.ts';
import { listen } from '../player/commands.ts';
import { element } from '../player/parts.ts';
import { type Player, player } from '../player/player.ts';
import { standsAt, toolbar } from '../player/toolbar.ts';
import { transcriptPart } from '../player/transcript-part.ts';
import { type Place, type TimelineView, timelineView } from '../timeline/timeline-view.ts';
import { differenceList, onMoments } from './difference-list.ts';
import { bothWords, factsOf, type Pair, type PairRun, type Side, together } from './pair.ts';
import { pairDifferences } from './told-differences.ts';

/** What is known of how the two differ, where it is more than the two recordings tell. */
export interface PairOptions {
	title?: string;
	/** How the lower run differs from the upper; absent: the two are compared as they are. */
	differences?: readonly { says: string; a?: Place; b?: Place }[];
	/** True where the page was built with both runs. */
	built?: boolean;
}

export interface PairView {
	show(upper: PairRun, lower: PairRun, options?: PairOptions): void;
	/** Goes to a moment of the upper run and one of the lower. */
	open(upper?: Place, lower?: Place): void;
	end(): void;
}

const SIDES: Side[] = ['upper', 'lower'];

/** Takes up an element that Pair.astro made. */
export function pairView(place: HTMLElement): PairView {
	const ended = new AbortController();
	const part = (name: string) => place.querySelector<HTMLElement>(`[data-${name}]`) ?? document.createElement('div');
	const bar = toolbar(part('toolbar'));
	const sides = SIDES.map((side) => ({
		side,
		timeline: timelineOf(side),
		transcript: transcriptPart(part(`terminal="${side}"`)),
	}));
	const [above, below] = sides.map(({ timeline }) => timeline) as [TimelineView, TimelineView];
	let now: Player | undefined;
	let pair: Pair | undefined;
	let runs: [PairRun, PairRun] | undefined;

	function timelineOf(side: Side): TimelineView {
		const at = place.querySelector(`[data-run="${side}"] [data-timeline]`) as HTMLElement;
		return timelineView(at, {
			seek: (t) => now?.seek(t),
			// The reader compares moments of one run now: what lies between them is told again.
			selected: () => delete place.dataset.opened,
			// Both show the same stretch.
			viewChanged({ from, to }) {
				const other = side === 'upper' ? below : above;
				if (other.view.from !== from || other.view.to !== to) other.view = { ...other.view, from, to };
			},
		});
	}

	listen(
		place,
		(command, value = '') => {
			if (command === 'keys') void import('../player/key-list.ts').then(({ listKeys }) => listKeys());
			else if (now) bar.act(now, command, value);
		},
		ended.signal,
	);

	onMoments(part('differences'), open, ended.signal);

	function show(upper: PairRun, lower: PairRun, { title, differences, built = false }: PairOptions = {}): void {
		now?.end();
		runs = [upper, lower];
		pair = together(upper.recording, lower.recording);
		const axis = axisOf(runs.map(({ recording }) => recording));
		for (const [index, { side, timeline, transcript }] of sides.entries()) {
			const run = runs[index] as PairRun;
			timeline.show(run.recording, { axis });
			if (built) continue;
			transcript.show(run.recording);
			fillFacts(side, run);
		}
		if (title !== undefined) part('title').textContent = title;
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
		now = player(pair.recording, { base: () => above.base, still });
		bar.show(now, false);
		now.watch(follow);
		follow(now);
		place.dataset.alive = '';
		if (!built) tellDifferences(upper, lower, differences);
	}

	/** Large runs take a while to compare: they are drawn first. */
	function tellDifferences(upper: PairRun, lower: PairRun, known: PairOptions['differences']): void {
		const shown = now;
		const tell = (differences: NonNullable<PairOptions['differences']>) =>
			part('differences').replaceChildren(...differenceList(differences));
		if (known) {
			tell(known);
			return;
		}
		part('differences').replaceChildren();
		setTimeout(() => {
			if (now === shown) tell(pairDifferences(upper, lower));
		});
	}

	function fillFacts(side: Side, run: PairRun): void {
		const { words, took, printed } = factsOf(run);
		for (const at of place.querySelectorAll(
			`[data-run="${side}"] [data-words], [data-terminal="${side}"] [data-words]`,
		))
			at.textContent = words;
		const [name, time, line] = place.querySelectorAll(`[data-facts] [data-side="${side}"] > *`);
		name?.replaceChildren(words);
		time?.replaceChildren(took);
		line?.replaceChildren(element('code', '', printed));
	}

	function follow(at: Player): void {
		const told = at.event && pair?.of.get(at.event);
		for (const { side, timeline, transcript } of sides) {
			timeline.moment(at.t, at.playing || told?.side !== side ? undefined : told.event);
			transcript.moment(at);
		}
		bar.moment(at);
		part('pair-moment').setAttribute('aria-live', at.playing ? 'off' : 'polite');
		part('pair-moment').textContent = momentWords(at);
	}

	function momentWords(at: Player): string {
		if (at.t === undefined || at.playing) return bothWords(at.last, at.events.length);
		const told = at.event && pair?.of.get(at.event);
		if (!told || !runs) return 'Nothing has happened yet.';
		const { recording, words } = runs[SIDES.indexOf(told.side)] as PairRun;
		const { event } = told;
		return `${standsAt(at.t, event)}${words}: ${laneName(recording, event.lane)} ${eventWords(event, recording)}`;
	}

	function open(upper?: Place, lower?: Place): void {
		place.dataset.opened = '';
		above.select(upper);
		below.select(lower);
		now?.seek(Math.max(upper?.t ?? 0, lower?.t ?? 0));
		part('toolbar').scrollIntoView({ block: 'nearest' });
	}

	return {
		show,
		open,
		end() {
			ended.abort();
			now?.end();
			for (const { timeline } of sides) timeline.end();
		},
	};
}

/** The axis that the runs share, worked out once for each width. */
function axisOf(recordings: Recording[]): (width: number) => Axis {
	const scenes = recordings.map((recording) => sceneOf(recording));
	const known = new Map<number, Axis>();
	return (width) => {
		const axis = known.get(width) ?? sharedAxis(scenes, width);
		known.set(width, axis);
		return axis;
	};
}
