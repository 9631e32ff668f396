const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `21 November 2026` */
export function dayWords(at: number): string {
	return DAY.format(at);
}

/** `21 Nov 2026, 22:40` */
export function timeWords(at: number): string {
	return TIME.format(at);
}
