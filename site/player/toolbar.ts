/** The player's controls: they show where it stands, and hand on what a reader does with them. */
import type { RunEvent } from '../../scripts/recording/types.ts';
import { laneName } from '../../scripts/timeline/lane-names.ts';
import { eventWords, instant } from '../../scripts/timeline/words.ts';
import type { Command } from './commands.ts';
import { paceWords, playedAt, restWords, speedsFor, speedWords } from './pace.ts';
import { element, type Part, write } from './parts.ts';
import type { Player } from './player.ts';

/** The view of where the player stands, with its controls. */
export interface Toolbar extends Part {
	/** Takes up another player. */
	show(player: Player, linked: boolean): void;
	/** There is nothing to move yet. */
	wait(): void;
	/** Does what was asked; false where it is not the player's. */
	act(player: Player, command: Command, value: string): boolean;
}

/** The slider's places. */
const PLACES = 1000;
/** How often the words change while a run plays, milliseconds. */
const READ = 100;

/** Takes over the controls that stand in a place. */
export function toolbar(place: HTMLElement): Toolbar {
	const part = <T extends HTMLElement>(command: string) => place.querySelector<T>(`[data-do="${command}"]`);
	const slider = part<HTMLInputElement>('slide');
	/** When the words were written last, while it plays. */
	let said = 0;
	const says = place.querySelector<HTMLElement>('[data-moment]');

	function show(player: Player, linked: boolean): void {
		const { recording, last } = player;
		const lanes = recording.lanes.map(({ id }) => option(laneName(recording, id), id));
		part('lane')?.replaceChildren(option('all lanes', ''), ...lanes);
		part('speed')?.replaceChildren(
			...speedsFor(last).map((speed) => option(speedWords(speed), String(speed), speed === 1)),
		);
		part('link')?.toggleAttribute('hidden', !linked);
		for (const field of place.querySelectorAll<HTMLInputElement>('[data-player] :disabled')) field.disabled = false;
	}

	function moment(player: Player): void {
		const { t, last, playing, lane, speed } = player;
		const [toggle, lanes] = [part('toggle'), part<HTMLSelectElement>('lane')];
		const speeds = part<HTMLSelectElement>('speed');
		if (toggle) write(toggle, playing ? 'Pause' : 'Play');
		if (lanes && lanes.value !== (lane ?? '')) lanes.value = lane ?? '';
		if (speeds && speeds.value !== String(speed)) speeds.value = String(speed);
		if (slider) slider.value = String(t === undefined ? PLACES : Math.round(player.share(t) * PLACES));
		// More often than that nobody reads.
		const now = performance.now();
		if (playing && now - said < READ) return;
		said = playing ? now : 0;
		if (slider) slider.ariaValueText = t === undefined ? `the whole run, ${instant(last)}` : momentWords(player);
		if (!says) return;
		// What passes quickly is not read out.
		says.setAttribute('aria-live', playing ? 'off' : 'polite');
		write(says, playing ? playingWords(player) : momentWords(player));
	}

	function wait(): void {
		if (says) says.textContent = '';
	}

	return { show, wait, moment, act };
}

const COMMANDS: Partial<Record<Command, (player: Player, value: string) => void>> = {
	toggle: (player) => player.toggle(),
	back: (player) => player.step(-1),
	next: (player) => player.step(1),
	'lane-back': (player) => player.step(-1, player.lane ?? player.event?.lane),
	'lane-next': (player) => player.step(1, player.lane ?? player.event?.lane),
	'jump-back': (player) => player.jump(-1),
	'jump-next': (player) => player.jump(1),
	share: (player, digit) => player.toShare(Number(digit) / 10),
	slide: (player, value) => player.toShare(Number(value) / PLACES),
	speed(player, value) {
		player.speed = Number(value);
	},
	lane(player, value) {
		player.lane = value || undefined;
	},
	moment(player, value) {
		const [t, lane] = value.split('@');
		player.seek(Number(t), lane);
	},
};

function act(player: Player, command: Command, value: string): boolean {
	const does = COMMANDS[command];
	does?.(player, value);
	return does !== undefined;
}

/** The moment in words: what happened last, who did it and where. */
export function momentWords({ t, event, recording, last, events, speed }: Player): string {
	if (t === undefined) return restWords(last, events.length, speed);
	if (!event) return 'Nothing has happened yet.';
	const at = event.at ? ` · ${event.at.split('/').at(-1)}` : '';
	return `${standsAt(t, event)}${laneName(recording, event.lane)} ${eventWords(event, recording)}${at}`;
}

/** `160.000 ms · last at 100.354 ms: `; the instant of an event stands for both. */
export function standsAt(t: number, last: Pick<RunEvent, 't'>): string {
	const [now, then] = [instant(t), instant(last.t)];
	return now === then ? `${now} · ` : `${now} · last at ${then}: `;
}

function playingWords({ t = 0, last, events, speed }: Player): string {
	return `${instant(t)} of ${paceWords(last, playedAt(last, events.length, speed))}`;
}

function option(words: string, value: string, selected = false): HTMLElement {
	const made = element('option', '', words) as HTMLOptionElement;
	made.value = value;
	made.selected = selected;
	return made;
}
