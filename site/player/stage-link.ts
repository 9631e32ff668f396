/** Links to moments: copied on demand, and found again in a recording that is another by now. */
import type { Recording, RunEvent } from '../../scripts/recording/types.ts';
import { copyText } from './copy-text.ts';
import { type LinkedPlace, type Permalink, permalink } from './permalink.ts';
import { reply } from './reply.ts';

/** Makes the moment the page's address, and copies that. */
export async function copyLink(toolbar: HTMLElement, link: Permalink): Promise<void> {
	const button = toolbar.querySelector('[data-do="link"]') as HTMLButtonElement;
	button.dataset.says ??= button.textContent ?? '';
	const { says } = button.dataset;
	history.replaceState(history.state, '', `${location.pathname}${location.search}${permalink(link)}`);
	reply(button, (await copyText(location.href)) ? 'Copied' : 'In the address', says);
}

/** Two moments of a link, as far as the recording has their lanes, and what there is to say where it has not. */
export function linkedMoments({ lanes }: Pick<Recording, 'lanes'>, { a, b }: Pick<Permalink, 'a' | 'b'>) {
	const known = (place: LinkedPlace | undefined) => place === undefined || lanes.some(({ id }) => id === place.lane);
	if (known(a) && known(b)) return { a, b, says: '' };
	return { a: undefined, b: undefined, says: NO_SUCH_LANE };
}

const NO_SUCH_LANE = 'The address compares moments of a lane that this run does not have: they are left out.';

/** The event's place that is nearest in time: of the lane, where the recording has it. */
export function nearestPlace(events: readonly RunEvent[], place: LinkedPlace): LinkedPlace {
	const own = events.filter(({ lane }) => lane === place.lane);
	const among = own.length > 0 ? own : events;
	const distance = ({ t }: RunEvent) => Math.abs(t - place.t);
	const [first] = among;
	if (!first) return place;
	const nearest = among.reduce((best, event) => (distance(event) < distance(best) ? event : best), first);
	return { t: nearest.t, lane: nearest.lane };
}
