/** The learner's own text of an exercise that is filled or put in order in place; kept like any other. */
import { assembled, type Form, filledOf, formOf } from '../../scripts/exercises/form.ts';
import { drafts, type OtherDraft } from '../drafts/drafts.ts';
import { keptNote } from '../editor/kept-note.ts';
import { otherTexts } from '../editor/other-texts.ts';
import { textOnDisk } from '../editor/text-on-disk.ts';
import { element } from '../player/parts.ts';
import type { ExerciseElement } from './exercise-element.ts';
import { gapForm } from './gap-form.ts';
import { orderForm } from './order-form.ts';
import type { OwnText, Wants } from './own-text.ts';

/** The file that is filled. */
const FILE = 'exercise.ts';

/** Takes over the form in the page, as it was left. */
export async function ownForm(exercise: ExerciseElement, wants: Wants): Promise<OwnText> {
	const { lab, files, changed } = wants;
	const start = files[FILE] ?? '';
	const form = formOf(start, exercise.dataset.kind as Form['kind']);
	if (form.kind === 'program') throw new Error(`${lab} is not filled in place`);
	const draft = await drafts.open(lab, true, files);
	const place = exercise.querySelector('[data-form]') as HTMLElement;
	const view = form.kind === 'gap' ? gapForm(place, write) : orderForm(place, form, write);
	const left = filledOf(form, draft.files[FILE] ?? start);
	if (left) view.show(left);
	const anew = exercise.button('anew');
	const others = otherTexts(draft, take);
	const unwatch = draft.watch(others.show);
	const offered = element('div', 'work');
	offered.append(keptNote(), others.element);
	place.after(offered);
	if ('companion' in exercise.dataset) void textOnDisk(lab, files).then(others.onDisk);
	anew.hidden = !draft.changed;

	function write(): void {
		if (form.kind === 'program') return;
		draft.set(FILE, assembled(form, view.filled));
		anew.hidden = !draft.changed;
		changed();
	}

	/** Another text takes the place of this one, which is kept. What began from other pieces has no place here. */
	function take({ draft: other }: OtherDraft): void {
		if (form.kind === 'program') return;
		const filled = filledOf(form, other.files[FILE] ?? '');
		if (filled) view.show(filled);
		draft.take({ ...other, files: { ...other.files, [FILE]: assembled(form, view.filled) } });
		anew.hidden = !draft.changed;
		others.show();
		view.focus();
		changed();
	}

	return {
		get files() {
			return { ...files, ...draft.files };
		},
		edit: async () => view.focus(),
		anew() {
			draft.reset();
			const first = filledOf(form, start);
			if (first) view.show(first);
			view.focus();
			anew.hidden = true;
			others.show();
			changed();
		},
		end() {
			unwatch();
			draft.end();
		},
	};
}
