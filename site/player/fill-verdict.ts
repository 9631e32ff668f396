/** A claim's row in a list: its sentence, its verdict on a run, and the moments that show it. */
import type { Judged } from '../../scripts/recording/judge.ts';
import type { Recording } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { pensOf } from '../../scripts/timeline/pens.ts';
import { instant } from '../../scripts/timeline/words.ts';
import { element, newButton } from './parts.ts';
import { verdictWords } from './verdict-words.ts';

/** More moments would bury the sentence. */
const SHOWN = 4;

/** A moment of a claim as its list shows it. */
export interface ClaimMoment {
	t: number;
	/** `61560@P1.T1` */
	value: string;
	pen: string;
	words: string;
	title: string;
}

/** The moments that show a claim, as many as are shown. */
export function claimMoments({ at = [] }: Pick<Judged, 'at'>, recording: Recording): ClaimMoment[] {
	const pens = pensOf(recording);
	return at.slice(0, SHOWN).map(({ t, lane }) => ({
		t,
		value: `${t}@${lane}`,
		pen: pens.get(lane) ?? '',
		words: instant(t),
		title: `${laneName(recording, lane)} at ${instant(t)}: open this moment`,
	}));
}

/** An empty row for a claim. */
export function claimElement({ claim }: Judged): HTMLElement {
	const row = element('li');
	row.dataset.claim = claim.id;
	const sign = element('span', 'sign');
	sign.ariaHidden = 'true';
	row.append(sign, element('span', 'says', claim.says), element('span', 'verdict'), element('span', 'seen'));
	return row;
}

/** Writes what a run showed. `here` names the run: `here`, `in your run`. */
export function fillVerdict(row: HTMLElement, judged: Judged, recording: Recording, here: string): void {
	const tally = row.dataset.tally ? JSON.parse(row.dataset.tally) : undefined;
	const { state, sign, words, seen } = verdictWords(judged, tally, here);
	row.dataset.state = state;
	for (const [name, text] of Object.entries({ sign, verdict: words, seen })) {
		const place = row.querySelector(`.${name}`);
		if (place) place.textContent = text;
	}
	row.querySelector('.moments')?.remove();
	const moments = claimMoments(judged, recording).map(momentElement);
	if (moments.length === 0) return;
	const places = element('span', 'moments');
	places.append(...moments);
	row.append(places);
}

function momentElement({ t, value, pen, words, title }: ClaimMoment): HTMLElement {
	const button = newButton(words, pen);
	Object.assign(button, { value, title });
	button.dataset.do = 'moment';
	button.dataset.t = String(t);
	return button;
}
