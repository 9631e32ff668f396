/** A stepper that is used: what was chosen, and the parts of the page that show it. */
import { draw } from '../../scripts/stepper/draw.ts';
import { type Explored, explore } from '../../scripts/stepper/explore.ts';
import { blocked } from '../../scripts/stepper/machine.ts';
import { play } from '../../scripts/stepper/play.ts';
import type { Model, State } from '../../scripts/stepper/types.ts';
import { copyText } from '../player/copy-text.ts';
import { reply } from '../player/reply.ts';
import { address, type Chosen, readAddress } from './address.ts';
import type { Command } from './commands.ts';
import { linesHtml, memoryHtml, statusHtml } from './parts.ts';
import { foundWords, reasonOf, type Status, statusOf } from './status.ts';

/** A stepper that is used. */
export interface StepperView {
	act(command: Command): void;
	/** Shows what a fragment of the address names. */
	follow(hash: string): void;
}

/** Takes over the stepper that stands in a place. */
export function stepperView(place: HTMLElement): StepperView {
	const part = <T extends HTMLElement>(name: string) => place.querySelector(`[data-part="${name}"]`) as T;
	const model: Model = JSON.parse(part('model').textContent ?? '');
	const id = place.id.replace(/^stepper-/, '');
	const explored: Explored = explore(model);
	let chosen: Chosen = { schedule: [], at: 0 };
	/** Whether what is shown stood in the address. */
	let isNamed = false;

	for (const box of place.querySelectorAll<HTMLElement>('.picture, .ends .scroll')) {
		box.addEventListener('scroll', () => box.style.setProperty('--scrolled', `${box.scrollLeft}px`), { passive: true });
	}

	function show(words?: string): void {
		const whole = play(model, chosen.schedule);
		const now = { moved: whole.moved.slice(0, chosen.at), states: whole.states.slice(0, chosen.at + 1) };
		const state = now.states.at(-1) as State;
		for (const who of model.programs.keys()) {
			part(`lines-${who}`).innerHTML = linesHtml(model, state, who);
			part(`move-${who}`).ariaDisabled = `${blocked(model, state, who) !== undefined}`;
			part(`reason-${who}`).textContent = reasonOf(model, state, who);
		}
		part('memory').innerHTML = memoryHtml(model, state, now.states.at(-2));
		const says = `The steps so far: ${now.moved.map((who) => model.programs[who]?.name).join(', ') || 'none'}.`;
		const end = explored.stuck(whole.states.at(-1) as State);
		part('picture').innerHTML = draw(model, whole, {
			...{ id: `${place.id}-now`, says, at: chosen.at, stuck: end },
			...(explored.longest !== undefined && { longest: explored.longest }),
		});
		keepInView(part('picture'));
		const status: Status = statusOf(model, now, explored);
		part('status').innerHTML = statusHtml(
			words === undefined ? status : { ...status, says: `${words} ${status.says}` },
		);
		part('undo').ariaDisabled = `${chosen.at === 0}`;
		part('redo').ariaDisabled = `${chosen.at === whole.moved.length}`;
		part('reset').ariaDisabled = `${whole.moved.length === 0}`;
		place.dataset.at = `${chosen.at}`;
	}

	/** Takes a choice on, and writes it into the address: as a new entry where all of it is replaced, so that one gets back. */
	function choose(next: Chosen, { words, entry = false }: { words?: string; entry?: boolean } = {}): void {
		chosen = next;
		show(words);
		const isEmpty = next.schedule.length === 0;
		isNamed = !isEmpty;
		// Another part of the page may have written what stands there now.
		if (isEmpty && !location.hash.startsWith(`#${place.id}=`)) return;
		const url = location.pathname + location.search + (isEmpty ? '' : address(id, model, next));
		history[entry ? 'pushState' : 'replaceState'](history.state, '', url);
	}

	function move(who: number): void {
		if (!model.programs[who]) return;
		const { schedule, at } = chosen;
		const { states } = play(model, schedule.slice(0, at));
		if (blocked(model, states.at(-1) as State, who)) {
			const name = model.programs[who]?.name;
			show(`${name} cannot move. ${reasonOf(model, states.at(-1) as State, who)}`);
			return;
		}
		// Who does again what was done before goes along it; any other choice is a new one.
		const same = schedule[at] === who;
		choose({ schedule: same ? schedule : [...schedule.slice(0, at), who], at: at + 1 });
	}

	function search(what: 'breaks' | 'locks'): void {
		const found = what === 'breaks' ? explored.breaking : (explored.deadlock ?? explored.partial);
		const words = foundWords(model, explored, found, what);
		if (!found) show(words);
		else choose({ schedule: found.schedule, at: found.schedule.length }, { words, entry: true });
	}

	async function copy(): Promise<void> {
		if (chosen.schedule.length > 0) history.replaceState(history.state, '', address(id, model, chosen));
		const button = part<HTMLButtonElement>('link');
		reply(button, (await copyText(location.href)) ? 'Copied' : 'It is in the address bar', 'Copy link');
	}

	return {
		act(command) {
			const { schedule, at } = chosen;
			const to = (place: number) => choose({ schedule, at: Math.max(0, Math.min(schedule.length, place)) });
			if (command.do === 'move') move(command.who);
			else if (command.do === 'undo') to(at - 1);
			else if (command.do === 'redo') to(at + 1);
			else if (command.do === 'first') to(0);
			else if (command.do === 'last') to(schedule.length);
			else if (command.do === 'reset') choose({ schedule: [], at: 0 }, { entry: true });
			else if (command.do === 'link') void copy();
			else search(command.do === 'break' ? 'breaks' : 'locks');
		},
		follow(hash) {
			const named = readAddress(hash, id, model);
			if (named) {
				const { moved } = play(model, named.schedule);
				chosen = { schedule: moved, at: Math.min(named.at, moved.length) };
				const lost = named.schedule.length - moved.length;
				show(lost > 0 ? `The address names ${lost} more steps, which this model cannot do.` : undefined);
				isNamed = true;
			} else if (hash.startsWith(`#${place.id}=`)) {
				show('The address names a schedule that this model does not have.');
			} else if (hash === '' && isNamed) {
				chosen = { schedule: [], at: 0 };
				isNamed = false;
				show();
			}
		},
	};
}

/** Scrolls the picture sideways, so far that the newest step is seen. */
function keepInView(box: HTMLElement): void {
	const cursor = box.querySelector('.cursor line');
	const at = Number(cursor?.getAttribute('x1') ?? 0);
	const margin = 40;
	if (at + margin > box.scrollLeft + box.clientWidth) box.scrollLeft = at + margin - box.clientWidth;
	else if (at - 2 * margin < box.scrollLeft) box.scrollLeft = Math.max(0, at - 4 * margin);
}
