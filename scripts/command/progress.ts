/** A line that is written over while something goes on. */
export interface Progress {
	show(text: string): void;
	clear(): void;
}

/** Shows progress on a terminal; elsewhere nothing, since lines there stay. */
export function progress(out: NodeJS.WriteStream, quiet = false): Progress {
	if (!out.isTTY || quiet) return { show() {}, clear() {} };
	let shown = false;
	return {
		show(text) {
			shown = true;
			out.write(`\r\x1b[K${text}`);
		},
		clear() {
			if (shown) out.write('\r\x1b[K');
			shown = false;
		},
	};
}
