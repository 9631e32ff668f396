/** How long a button says what came of a press, milliseconds. */
const REPLY = 4000;

/** Has a place say for a while what came of a press; then it says again what it is for. */
export function reply(place: HTMLElement, says: string, before = ''): void {
	place.textContent = says;
	setTimeout(() => {
		place.textContent = before;
	}, REPLY);
}
