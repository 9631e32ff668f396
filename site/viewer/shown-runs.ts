/** What the viewer shows: one run on the stage, or two side by side. */
import { type Judged, judgeAll } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { plain } from '../../scripts/timeline/plain.ts';
import { listen } from '../player/commands.ts';
import { readPermalink } from '../player/permalink.ts';
import { ending, provenance } from '../player/provenance.ts';
import { type Stage, stage } from '../player/stage.ts';
import type { PairView } from '../runs/pair-view.ts';
import { offerDownloads } from './downloads.ts';
import { labClaims } from './lab-claims.ts';
import { programFirst } from './sort-files.ts';

/** A recording, and what it is called. */
export interface ShownRun {
	name: string;
	recording: Recording;
}

export interface ShownRuns {
	/** Those that are shown now: none, one or two. */
	readonly runs: readonly ShownRun[];
	show(runs: readonly ShownRun[], how: How): Promise<void>;
}

/** A file of the program. */
export interface SourceFile {
	file: string;
	text: string;
}

/** What else is known of what is shown. */
export interface How {
	sources: SourceFile[];
	/** True where the page's address leads to the run again, so that links to its moments do. */
	linked: boolean;
}

/** The name of the run in links: the rest of the address says which one it is. */
const LINKED = 'view';

export function shownRuns(page: HTMLElement, say: (words: string) => void): ShownRuns {
	const part = (name: string) => page.querySelector(`[data-${name}]`) as HTMLElement;
	const place = part('stage');
	let runs: readonly ShownRun[] = [];
	let on: Stage | undefined;
	let pair: PairView | undefined;

	async function show(next: readonly ShownRun[], how: How): Promise<void> {
		const [run, other] = next;
		if (!run) return;
		runs = next;
		page.dataset.state = 'shown';
		part('shown').hidden = false;
		for (const name of ['stage', 'saved', 'another']) part(name).hidden = other !== undefined;
		part('pair').hidden = other === undefined;
		describe(next);
		if (other) await showPair(run, other);
		else await showOne(run, how);
		part('name').focus({ preventScroll: true });
		part('shown').scrollIntoView({ block: 'start' });
	}

	async function showOne(run: ShownRun, { sources, linked }: How): Promise<void> {
		const claims = await labClaims(run.recording.header.lab);
		if (runs[0] !== run || runs.length > 1) return;
		const judged = claims ? judgedBy(() => judgeAll(claims.claims, run.recording)) : undefined;
		part('judged').hidden = !judged;
		part('judged').querySelector('.claims')?.replaceChildren();
		part('program').hidden = sources.length === 0;
		place.querySelector('.stage')?.classList.toggle('alone', sources.length === 0);
		if (!on) {
			on = stage(place);
			listen(place, (command, value) => on?.do(command, value));
			addEventListener('hashchange', follow);
		}
		await on.show(run.recording, {
			...(judged && claims && { claims }),
			...(linked && { name: LINKED }),
			sources: programFirst(sources, run.recording.header.command),
		});
		// Nothing was to be predicted here.
		on.do('verdicts');
		offerDownloads(page.querySelectorAll('button[data-export]'), { ...run, judged: judged ?? [] });
		follow();
	}

	async function showPair(upper: ShownRun, lower: ShownRun): Promise<void> {
		on?.player?.pause();
		const { pairView } = await import('../runs/pair-view.ts');
		if (runs[0] !== upper || runs[1] !== lower) return;
		pair ??= pairView(part('pair').firstElementChild as HTMLElement);
		const [a, b] = toldApart(upper, lower);
		pair.show({ recording: upper.recording, words: a }, { recording: lower.recording, words: b });
	}

	function describe(shown: readonly ShownRun[]): void {
		part('name').textContent = [...new Set(shown.map(({ recording }) => titleOf(recording)))].join(' and ');
		part('facts').textContent = shown
			.map(({ name, recording: { header } }) =>
				[plain(name), provenance(header), header.exit ? ending(header) : 'cut off'].join(' · '),
			)
			.join('\n');
		part('cut').hidden = shown.every(({ recording: { header } }) => header.exit !== undefined);
	}

	/** Goes to the moment that the address names. */
	function follow(): void {
		const link = readPermalink(location.hash);
		if (link && on) say(on.open(link));
	}

	return {
		get runs() {
			return runs;
		},
		show,
	};
}

/** What two runs are called beside each other: by what was run, else by their files. */
function toldApart(upper: ShownRun, lower: ShownRun): [string, string] {
	const titles = [titleOf(upper.recording), titleOf(lower.recording)] as [string, string];
	if (titles[0] !== titles[1]) return titles;
	return upper.name === lower.name ? ['the first', 'the second'] : [plain(upper.name), plain(lower.name)];
}

function titleOf({ header }: Recording): string {
	const { lab, variant, command } = header;
	return plain(lab === undefined ? command.join(' ') : [lab, variant].filter(Boolean).join(', '));
}

/** A lab's claims may be about another version of its program, and know no word of this one. */
function judgedBy(judge: () => Judged[]): Judged[] | undefined {
	try {
		return judge();
	} catch {
		return undefined;
	}
}
