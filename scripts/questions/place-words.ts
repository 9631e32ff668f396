/** A place of a run in words: what a reader chooses by. */
import type { Recording } from '../recording/types.ts';
import { laneName } from '../timeline/lane-names.ts';
import { thingWords } from '../timeline/thing-words.ts';
import { duration, eventWords, instant } from '../timeline/words.ts';
import type { Place } from './select.ts';

/** `Box office A: read 3, at 61.560 ms` */
export function placeWords(place: Place, recording: Recording): string {
	if (place.kind === 'event') {
		const { event } = place;
		return `${laneName(recording, event.lane)}: ${eventWords(event, recording)}, at ${instant(event.t)}`;
	}
	if (place.kind === 'arrow') {
		const { title } = thingWords({ kind: 'arrow', arrow: place.arrow }, recording);
		return `${title}, at ${instant(place.arrow.from.t)}`;
	}
	const { slice } = place;
	const { title } = thingWords({ kind: 'slice', slice }, recording);
	return `${title}, at ${instant(slice.from)} for ${duration(slice.to - slice.from)}`;
}
