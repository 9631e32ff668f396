/** The clock of the hero: plays one recorded race after another. Fetched once the page is there. */
import type { Recording } from '../../scripts/recording/types.ts';
import type { KeptRun } from '../components/lab/kept-runs.ts';
import { numberOf, salesOf } from '../timeline/decisive.ts';
import { type Clock, clock } from './clock.ts';
import { showMoment } from './moment.ts';
import { paceWords } from './pace.ts';
import { parseSvg } from './parse-svg.ts';
import { provenance } from './provenance.ts';
import { drawRace, type RaceScene, raceScene } from './race.ts';
import { lightLines } from './views.ts';

export interface HeroPlayer {
	/** Plays, or pauses. */
	toggle(): Promise<void>;
	/** Shows the next of the kept runs. */
	another(): Promise<void>;
}

const PHONE = 480;

export async function heroPlayer(hero: HTMLElement): Promise<HeroPlayer> {
	const kept: KeptRun[] = JSON.parse(hero.dataset.kept ?? '[]');
	const played = Number(hero.dataset.played);
	const part = (name: string) => hero.querySelector(`[data-${name}]`) as HTMLElement;
	const still = matchMedia('(prefers-reduced-motion: reduce)');
	let turn = 0;
	let time = await load(kept[0] as KeptRun);

	async function load({ name, words }: KeptRun): Promise<Clock> {
		const response = await fetch(`${hero.dataset.base}recordings/${name}.json`);
		if (!response.ok) throw new Error(`the recording could not be fetched (${response.status})`);
		const recording: Recording = await response.json();
		const scene = raceScene(recording);
		const place = part('timeline');
		const width = Math.max(280, place.clientWidth);
		const drawn = drawRace(recording, scene, { id: `${hero.dataset.id}-l`, width, spread: width < PHONE ? 26 : 34 });
		const svg = parseSvg(drawn.svg);
		place.replaceChildren(svg);
		const facts = [`Recorded: ${provenance(recording.header)}`, paceWords(scene.to - scene.from, played)];
		part('provenance').textContent = [...facts, ...(turn > 0 ? [words] : [])].join(' · ');
		showTotals(recording, scene, undefined);
		return clock({
			axis: drawn.layout.axis,
			from: scene.from,
			to: scene.to,
			played,
			show(t) {
				const whole = t === undefined || t >= scene.to;
				showMoment(svg, drawn.layout, whole ? undefined : t);
				showTotals(recording, scene, whole ? undefined : t);
				lightLines(hero, whole ? new Map() : placesAt(recording, scene, t));
			},
			changed(playing) {
				part('toggle').textContent = playing ? 'Pause' : 'Play';
			},
		});
	}

	function showTotals(recording: Recording, scene: RaceScene, t: number | undefined): void {
		const { byProgram, bySales } = totalsAt(recording, scene, t);
		part('by-program').textContent = String(byProgram);
		part('by-sales').textContent = String(bySales);
	}

	return {
		async toggle() {
			if (time.playing) time.pause();
			else time.play();
		},
		async another() {
			time.pause();
			turn = (turn + 1) % kept.length;
			time = await load(kept[turn] as KeptRun);
			if (!still.matches) time.play();
		},
	};
}

/** What is left at an instant of the scene; at its end without one. */
export function totalsAt(recording: Recording, scene: RaceScene, t?: number): { byProgram: number; bySales: number } {
	const { byProgram, bySales } = scene;
	if (t === undefined) return { byProgram, bySales };
	const sales = salesOf(recording).filter(({ write }) => write.t >= scene.from && write.t <= scene.to);
	const start = scene.decisive?.read ?? bySales + sales.length;
	const done = sales.filter(({ write }) => write.t <= t).sort((a, b) => a.write.t - b.write.t);
	const last = done.at(-1);
	return { byProgram: last ? numberOf(last.write) : start, bySales: start - done.length };
}

function placesAt(recording: Recording, scene: RaceScene, t: number): Map<string, string> {
	const places = new Map<string, string>();
	for (const event of recording.events) {
		if (event.t > t) break;
		if (event.at && event.t >= scene.from && scene.lanes.includes(event.lane)) places.set(event.lane, event.at);
	}
	return places;
}
