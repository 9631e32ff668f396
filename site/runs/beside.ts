import type { PairRun } from './pair.ts';
import { type PairOptions, type PairView, pairView } from './pair-view.ts';

/** Two runs below a lab. */
export interface Beside {
	/** Shows them, and brings them into view. */
	show(upper: PairRun, lower: PairRun, options?: PairOptions): PairView;
}

const open = new WeakMap<HTMLElement, { place: HTMLElement; view: PairView }>();

/** Where a lab shows two runs: below it, outside of it, so that keys and buttons are for one of the two. */
export function besideLab(lab: HTMLElement): Beside {
	return {
		show(upper, lower, options) {
			const { place, view } = open.get(lab) ?? make(lab);
			view.show(upper, lower, options);
			place.scrollIntoView({ block: 'nearest' });
			(place.querySelector('[data-title]') as HTMLElement).focus({ preventScroll: true });
			return view;
		},
	};
}

function make(lab: HTMLElement): { place: HTMLElement; view: PairView } {
	const template = lab.querySelector<HTMLTemplateElement>('template[data-pair]') as HTMLTemplateElement;
	const place = (template.content.cloneNode(true) as DocumentFragment).querySelector('.pair') as HTMLElement;
	lab.after(place);
	const made = { place, view: pairView(place) };
	open.set(lab, made);
	(place.querySelector('[data-title]') as HTMLElement).tabIndex = -1;
	const close = place.querySelector('[data-close]') as HTMLButtonElement;
	close.hidden = false;
	close.addEventListener('click', () => {
		made.view.end();
		place.remove();
		open.delete(lab);
		lab.querySelector<HTMLElement>('[data-more="beside"], [data-own-run] button, [data-do="toggle"]')?.focus();
	});
	return made;
}
