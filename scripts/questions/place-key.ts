/** The key of a question about a place in the recorded run: an event, an arrow, a wait. */

import { type Facts, type KnownRun, runsOf } from './facts.ts';
import type { KeyedChoice } from './key.ts';
import { unknown } from './known-names.ts';
import { placeWords } from './place-words.ts';
import type { Question } from './question.ts';
import { QuestionError } from './question-error.ts';
import { momentOf, type Place, placesOf } from './select.ts';

/** What may be chosen, by time; right is what the question's `right` means, which a claim may point at. */
export function placeKey(question: Question, facts: Facts): KeyedChoice[] {
	const { name, recording } = placeRun(question, facts);
	const { claims } = facts.module;
	const { right: wanted = {}, among = {} } = question;
	const of = question.of as 'events' | 'arrows' | 'waits';
	const claim = claims.find(({ id, variant }) => id === wanted.claim && variant === recording.header.variant);
	if (wanted.claim !== undefined && !claim)
		throw unknown(
			question,
			'claim',
			wanted.claim,
			claims.map(({ id }) => id),
		);
	const right = placesOf(of, wanted, recording, claims).map(key);
	const offered = placesOf(of, among, recording, claims).sort((a, b) => momentOf(a).t - momentOf(b).t);
	if (right.length === 0)
		throw new QuestionError(
			question.id,
			`in the run ${name} nothing is what "right" means`,
			`Look at the run: npm run interleave -- view ${facts.lab}`,
		);
	if (!right.every((one) => offered.some((place) => key(place) === one)))
		throw new QuestionError(question.id, 'what is right is not among what may be chosen', 'Make "among" wider.');
	return offered.map((place) => {
		const { t, lane } = momentOf(place);
		const isRight = right.includes(key(place));
		return {
			id: `${t}@${lane}`,
			text: placeWords(place, recording),
			verdict: isRight ? 'right' : 'wrong',
			says: isRight ? (claim ? `this one: “${claim.says}”` : 'this one') : 'not this one',
			moments: [{ run: name, t, lane }],
			place,
		};
	});
}

/** The run that is drawn for the question. */
export function placeRun(question: Question, facts: Facts): KnownRun {
	const runs = runsOf(facts, question.variant);
	const { outcome } = question;
	const { module } = facts;
	const isIt = ({ recording }: KnownRun) => outcome === undefined || module.outcome?.of(recording).outcome === outcome;
	const found = runs.find(isIt);
	if (found) return found;
	if (outcome === undefined) throw unknown(question, 'variant', question.variant ?? '-', []);
	throw unknown(question, 'run with the outcome', outcome, Object.keys(module.outcome?.classes ?? {}));
}

function key(place: Place): string {
	const { t, lane } = momentOf(place);
	const to = place.kind === 'arrow' ? `${place.arrow.to.t} ${place.arrow.to.lane} ${place.arrow.kind}` : '';
	const kind = place.kind === 'event' ? place.event.kind : '';
	return `${t} ${lane} ${kind} ${to}`;
}
