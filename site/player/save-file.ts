/** How long a made file is kept for the browser to save, milliseconds. */
const KEPT = 60_000;

/** Hands a text to the reader as a file. */
export function saveFile(name: string, text: string, type = 'text/plain'): void {
	const href = URL.createObjectURL(new Blob([text], { type }));
	Object.assign(document.createElement('a'), { href, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(href), KEPT);
}
