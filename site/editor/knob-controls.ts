/** The controls of a lab's knobs: a slider and a number that say the same, and the command that they change. */

/** Brings the controls of a lab to life. */
export function knobControls(lab: HTMLElement): void {
	const command = lab.querySelector<HTMLElement>('.hand code');
	const plain = command?.textContent ?? '';
	for (const knob of lab.querySelectorAll<HTMLElement>('.knob')) {
		const number = knob.querySelector<HTMLInputElement>('[data-knob]');
		const slider = knob.querySelector<HTMLInputElement>('[type="range"]');
		if (!number || !slider) continue;
		const { usual = '', steps = '[]', from = '1', to = '1' } = number.dataset;
		const settings: number[] = JSON.parse(steps);
		slider.addEventListener('input', () => {
			number.value = String(settingAt(settings, Number(slider.value)));
			told();
		});
		number.addEventListener('input', () => {
			if (number.validity.valid) told();
		});
		// What cannot be is put right when one has done with it.
		number.addEventListener('change', () => {
			if (!number.validity.valid || number.value === '') number.value = nearest(number.value, from, to, usual);
			told();
		});

		// It may have been turned before this was there.
		told();

		function told(): void {
			if (!number || !slider) return;
			slider.value = String(placeOf(settings, Number(number.value)));
			slider.ariaValueText = Number(number.value).toLocaleString('en');
			if (command) command.textContent = commandWith(lab, plain);
		}
	}
}

/** The setting at a place of the slider: one of the steps, or the place itself. */
export function settingAt(steps: readonly number[], place: number): number {
	return steps.length > 0 ? (steps[place] ?? 0) : place;
}

/** The place of the slider that comes nearest to a setting. */
export function placeOf(steps: readonly number[], setting: number): number {
	if (steps.length === 0) return setting;
	const after = steps.findIndex((step) => step >= setting);
	if (after < 0) return steps.length - 1;
	const before = Math.max(0, after - 1);
	return setting - (steps[before] ?? 0) < (steps[after] ?? 0) - setting ? before : after;
}

function nearest(given: string, from: string, to: string, usual: string): string {
	const wanted = Math.round(Number(given));
	if (given === '' || Number.isNaN(wanted)) return usual;
	return String(Math.min(Number(to), Math.max(Number(from), wanted)));
}

function commandWith(lab: HTMLElement, plain: string): string {
	const turned = [...lab.querySelectorAll<HTMLInputElement>('[data-knob]')].filter(
		({ value, dataset }) => value !== dataset.usual,
	);
	return [...turned.map(({ value, dataset }) => `${dataset.env}=${value}`), plain].join(' ');
}
