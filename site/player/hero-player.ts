/** Draws another run into the hero. Fetched when a reader asks for one. */
import type { KeptRun } from '../components/lab/kept-runs.ts';
import { fetchRecording } from './fetch-recording.ts';
import { paceWords } from './pace.ts';
import { parseSvg } from './parse-svg.ts';
import { provenance } from './provenance.ts';
import { drawRace, raceScene } from './race.ts';
import { raceMoments } from './race-moments.ts';

const PHONE = 480;

/** Shows a kept run in the hero, whole. */
export async function drawHero(hero: HTMLElement, { name, words }: KeptRun): Promise<void> {
	const recording = await fetchRecording(hero.dataset.base ?? '', name);
	const scene = raceScene(recording);
	const place = hero.querySelector('[data-timeline]') as HTMLElement;
	const width = Math.max(280, place.clientWidth);
	const drawn = drawRace(recording, scene, { id: `${hero.dataset.id}-l`, width, spread: width < PHONE ? 26 : 44 });
	place.replaceChildren(parseSvg(drawn.svg));
	const file = hero.querySelector<HTMLElement>('[data-source]')?.dataset.source ?? '';
	hero.dataset.moments = JSON.stringify(raceMoments(recording, scene, file));
	const pace = paceWords(scene.to - scene.from, Number(hero.dataset.played));
	const facts = hero.querySelector('[data-provenance]') as HTMLElement;
	facts.textContent = `Recorded: ${provenance(recording.header)} · ${pace} · ${words}`;
}
