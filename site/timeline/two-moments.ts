/** Two moments that a reader compares, and what lies between them. */
import type { Recording } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { type Place, type Relation, relationWords } from '../../scripts/timeline/relation-words.ts';
import { instant } from '../../scripts/timeline/words.ts';
import { html } from './html.ts';

export interface TwoMoments {
	/** Says it in words, with a button that lets go of both. */
	readonly element: HTMLElement;
	readonly a: Place | undefined;
	readonly b: Place | undefined;
	readonly relation: Relation | undefined;
	/** True while a press on the timeline is to set a moment. */
	comparing: boolean;
	/** Takes the next moment: the first, or the second where the first is there; after both, a new first. */
	take(place: Place): void;
	set(a?: Place, b?: Place): void;
}

export function twoMoments(recording: () => Recording | undefined, changed: () => void, clear: () => void): TwoMoments {
	const words = html('p', { role: 'status' });
	const button = html('button', { type: 'button' }, 'Clear');
	button.onclick = clear;
	const element = html('div', { class: 'between-moments' }, words, button);
	let [a, b, relation] = [undefined, undefined, undefined] as [Place?, Place?, Relation?];
	let comparing = false;

	function set(first?: Place, second?: Place): void {
		[a, b] = [first, second];
		const run = recording();
		relation = run && a && b ? relationWords(run, a, b) : undefined;
		tell();
		changed();
	}

	function tell(): void {
		const run = recording();
		element.toggleAttribute('data-open', comparing || a !== undefined);
		button.hidden = a === undefined;
		if (!run || !a) words.textContent = comparing ? 'Press the first moment, A.' : '';
		else if (!b || !relation) words.textContent = `A is ${named(run, a)}. Press the second moment, B.`;
		else
			words.replaceChildren(
				`A ${named(run, a)}, B ${named(run, b)}: `,
				html('b', {}, relation.between),
				` between. ${relation.says}`,
			);
	}

	return {
		element,
		get a() {
			return a;
		},
		get b() {
			return b;
		},
		get relation() {
			return relation;
		},
		get comparing() {
			return comparing;
		},
		set comparing(now) {
			comparing = now;
			tell();
			changed();
		},
		take(place) {
			if (!a || b) set(place);
			else {
				comparing = false;
				set(a, place);
			}
		},
		set,
	};
}

function named(recording: Recording, { lane, t }: Place): string {
	return `${instant(t)} in ${laneName(recording, lane)}`;
}
