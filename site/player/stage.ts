/** All views of one recording in an element, moved by one player. */
import type { ClaimsModule } from '../../scripts/recording/claim.ts';
import { judgeAll } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { WHOLE } from '../../scripts/timeline/view.ts';
import { inTasks } from '../timeline/in-tasks.ts';
import { type Place, type TimelineView, timelineView } from '../timeline/timeline-view.ts';
import { claimsPart } from './claims-part.ts';
import type { Command } from './commands.ts';
import { laterTimeline } from './later-timeline.ts';
import { speedsFor } from './pace.ts';
import { fingerprintOf, type Permalink } from './permalink.ts';
import { type Player, player } from './player.ts';
import { sourcePart } from './source-part.ts';
import { copyLink, linkedMoments, nearestPlace } from './stage-link.ts';
import { toolbar } from './toolbar.ts';
import { transcriptPart } from './transcript-part.ts';
import { type WordsPart, wordsPart } from './words-part.ts';

/** What moves the views that stand in one element. */
export interface Stage {
	/** Shows a run, or as much of it as there is. */
	show(recording: Recording, how?: Shown): Promise<void>;
	/** Goes to a moment of the recording that is shown; says so where it is another recording by now. */
	open(link: Permalink): string;
	/** What a button or a key asked; false where that is not the stage's. */
	do(command: Command, value?: string): boolean;
	/** Shows this program in place of the one that the page was built with; without one, that one again. */
	program(sources?: readonly { file: string; text: string }[]): void;
	/** The moment that is shown; its run has no name where that is the reader's own. Absent while a run still grows. */
	readonly link: Permalink | undefined;
	/** Absent while a run still grows. */
	readonly player: Player | undefined;
	readonly timeline: TimelineView;
	end(): void;
}

/** What is known of a run that is to be shown. */
export interface Shown {
	/** More of it will come. */
	growing?: boolean;
	/** Judges it, in the stage's own list of claims. */
	claims?: ClaimsModule;
	/** Of the kept run, for permalinks. */
	name?: string | undefined;
	/** The program, where the page was not built with it. */
	sources?: { file: string; text: string }[];
	/** True where the page was built with all of it but the life. */
	built?: boolean;
}

/** Of a run with more events than these, so many happen at each picture that only the timeline shows them all: the rest follows so often, milliseconds. */
const MANY = 1000;
const READ = 80;

/** What tells of one moment each: rows of the table, sentences, printed lines. */
const ROWS = ':is([data-events], [data-narration], .transcript) [data-t]';

/** Takes over the places that Stage.astro made; what it lacks is not shown. */
export function stage(element: HTMLElement): Stage {
	const part = (name: string) => element.querySelector<HTMLElement>(`[data-${name}]`) ?? document.createElement('div');
	const transcript = transcriptPart(part('terminal'));
	const source = sourcePart(part('program'));
	const claims = claimsPart(part('judged'));
	const words = () => {
		told ??= wordsPart(element);
		return told;
	};
	const bar = toolbar(part('toolbar'));
	const later = laterTimeline(part('timeline'), () => {
		const made = timelineView(part('timeline'), {
			seek: (t) => now?.seek(t),
			selected: (a, b) => {
				selected = { a, b };
			},
			lane: (lane) => {
				if (now) now.lane = lane;
			},
			source: (at) => source.bring(at),
		});
		if (built) made.show(built, { built: true });
		return made;
	});
	const ended = new AbortController();
	let told: WordsPart | undefined;
	/** The page has all of it but the life. */
	let built: Recording | undefined;
	let now: Player | undefined;
	let name: string | undefined;
	/** What the reader chose stays for the next run. */
	let speed = 1;
	/** When the other views followed last. */
	let followed = 0;
	let selected: { a?: Place | undefined; b?: Place | undefined } = {};

	async function show(recording: Recording, how: Shown = {}): Promise<void> {
		speed = now?.speed ?? speed;
		now?.end();
		now = undefined;
		name = how.name;
		selected = {};
		if (how.sources) source.files(how.sources);
		built = how.built ? recording : undefined;
		if (how.built) later.soon();
		else later.now().show(recording, { growing: how.growing === true });
		source.show(recording, how);
		if (!how.built) transcript.show(recording);
		if (how.growing) {
			words().wait();
			return bar.wait();
		}
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
		now = player(recording, { base: () => later.now().base, still });
		if (speedsFor(now.last).includes(speed)) now.speed = speed;
		now.watch(follow);
		// What was built into the page says it all already.
		if (how.built) return void inTasks([words], ended.signal);
		words().show(recording);
		if (how.claims) claims.show(judgeAll(how.claims.claims, recording), recording);
		bar.show(now, name !== undefined);
		follow(now);
	}

	function follow(at: Player): void {
		// Without an event it is followed only as long as the reader watches it.
		later.now().moment(at.t, at.playing ? undefined : at.event);
		later.now().lane(at.lane);
		const time = performance.now();
		if (at.playing && at.events.length > MANY && time - followed < READ) return;
		followed = time;
		for (const view of [transcript, source, claims, words(), bar]) view.moment(at);
	}

	/** A row that tells of a moment opens it; who marks its text wants that. */
	function openRow({ target }: MouseEvent): void {
		const row = (target as Element).closest<HTMLElement>(ROWS);
		if (row && getSelection()?.isCollapsed !== false) now?.seek(Number(row.dataset.t), row.dataset.lane);
	}
	element.addEventListener('click', openRow, { signal: ended.signal });

	function act(command: Command, value = ''): boolean {
		if (command === 'verdicts') claims.unveil();
		else if (command === 'arrivals') transcript.arrivals();
		else if (command === 'keys') void import('./key-list.ts').then(({ listKeys }) => listKeys());
		else if (!now) return false;
		else if (command === 'link') void copyLink(part('toolbar'), linkTo(now));
		else return bar.act(now, command, value);
		return true;
	}

	function linkTo({ t, event, recording }: Player): Permalink {
		const { a, b } = selected;
		const { from, to } = later.now().view;
		return {
			run: name ?? '',
			...(t !== undefined && { t }),
			...(event && { lane: event.lane }),
			...(a && { a }),
			...(b && { b }),
			view: { from, to },
			of: fingerprintOf(recording),
		};
	}

	function open({ t, lane, view, of, ...compared }: Permalink): string {
		if (!now) return '';
		const same = of === undefined || of === fingerprintOf(now.recording);
		const { events } = now;
		const placed = (place: Place | undefined) => place && (same ? place : nearestPlace(events, place));
		const timeline = later.now();
		// A link says what is shown, also where the reader has looked closer since.
		const { from, to } = (same && view) || WHOLE;
		timeline.view = { ...timeline.view, from, to };
		const linked = { a: placed(compared.a), b: placed(compared.b) };
		const { a, b, says } = linkedMoments(now.recording, linked);
		timeline.select(a, b);
		selected = { a, b };
		const moment = t === undefined ? undefined : placed({ t, lane: lane ?? '' });
		now.seek(moment?.t, moment?.lane || undefined);
		if (says) return says;
		return same ? '' : 'This run was recorded anew since the link was made: shown is the nearest moment.';
	}

	return {
		show,
		open,
		do: act,
		program: source.files,
		get link() {
			return now && linkTo(now);
		},
		get player() {
			return now;
		},
		get timeline() {
			return later.now();
		},
		end() {
			now?.end();
			ended.abort();
			later.end();
		},
	};
}
