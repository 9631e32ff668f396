import { findCompanion } from '../player/companion.ts';
import { element } from '../player/parts.ts';
import { storage } from '../progress/progress.ts';
import { UNKEPT } from '../progress/progress-store.ts';

/** A line beside a text: whether the browser keeps it. It is empty where it does, or where the companion keeps it. */
export function keptNote(): HTMLElement {
	const note = element('p', 'said unkept');
	note.role = 'status';
	void findCompanion().then((companion) => {
		if (companion === 'ready') return;
		const tell = () => {
			const words = storage.problem ? UNKEPT[storage.problem] : '';
			if (note.textContent !== words) note.textContent = words;
		};
		storage.watch(tell);
		tell();
	});
	return note;
}
