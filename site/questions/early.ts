/** What has to be so before a page is painted, as text for an inline script: it runs where it stands, and calls what it is given alone. */
import { pickRecall } from '../../scripts/questions/recall.ts';
import { soundAnswers } from '../../scripts/questions/sound-answers.ts';

/** Lifts the veil of what it stands in, where all its questions were answered, or where the address opens a run of it. */
export const liftEarly = `(${lift.toString()})(document.currentScript.parentElement, ${soundAnswers.toString()})`;

/** Shows those earlier questions that are due, of the list that it stands in. */
export const recallEarly = `(${recall.toString()})(document.currentScript.parentElement, ${soundAnswers.toString()}, ${pickRecall.toString()})`;

function lift(veiled: HTMLElement, sound: typeof soundAnswers): void {
	let answers: Record<string, unknown> = {};
	try {
		answers = sound(JSON.parse(localStorage.getItem('interleave:progress') ?? '').answers);
	} catch {
		// Nothing is kept, or it cannot be read: the veil stays.
	}
	const { veils = '', kept } = veiled.dataset;
	const run = /[#&]run=([^&]+)/.exec(location.hash)?.[1];
	const isAsked = run !== undefined && kept?.includes(`"name":"${run}",`);
	// Also where the page's own code cannot be fetched.
	const button = veiled.querySelector<HTMLElement>('[data-lift]');
	if (button) button.onclick = () => veiled.removeAttribute('data-veiled');
	if (isAsked || veils.split(' ').every((key) => answers[key])) veiled.removeAttribute('data-veiled');
}

function recall(list: HTMLElement, sound: typeof soundAnswers, pick: typeof pickRecall): void {
	let answers: Parameters<typeof pickRecall>[1] = {};
	try {
		answers = sound(JSON.parse(localStorage.getItem('interleave:progress') ?? '').answers);
	} catch {
		return;
	}
	const rows = [...list.querySelectorAll<HTMLElement>('[data-recalls]')];
	const due = pick(
		rows.map((row) => row.dataset.recalls ?? ''),
		answers,
		2,
	);
	for (const row of rows) row.hidden = !due.includes(row.dataset.recalls ?? '');
	for (const key of due) {
		const row = rows.find((one) => one.dataset.recalls === key);
		if (row) list.insertBefore(row, document.currentScript);
	}
}
