/** The knobs of a lab as its controls stand. */
import type { KnobSetting } from '../../scripts/recording/types.ts';
import { listed } from '../../scripts/timeline/numbers.ts';

/** The numbers that do not stand as usual, by the knobs' names; undefined where all do. */
export function knobsOf(lab: HTMLElement): Record<string, number> | undefined {
	const fields = [...lab.querySelectorAll<HTMLInputElement>('[data-knob]')];
	const turned = fields.filter(({ value, dataset }) => value !== dataset.usual && value !== '');
	return turned.length > 0
		? Object.fromEntries(turned.map(({ value, dataset }) => [dataset.knob ?? '', Number(value)]))
		: undefined;
}

/** What a run is told with by the knobs that were turned: `with 10 additions each`. */
export function knobWords(knobs: Record<string, KnobSetting> = {}): string[] {
	const turned = Object.values(knobs).map(({ value, title }) => `${value.toLocaleString('en')} ${title}`);
	return turned.length > 0 ? [`with ${listed(turned, 4)}`] : [];
}
