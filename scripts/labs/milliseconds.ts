/** Milliseconds of `10s`, `500ms` or `2m`; undefined where it is none of them. */
export function milliseconds(text: string): number | undefined {
	const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text);
	const factor = { ms: 1, s: 1000, m: 60_000 }[match?.[2] ?? ''];
	const ms = factor === undefined ? 0 : Math.round(Number(match?.[1]) * factor);
	return ms > 0 ? ms : undefined;
}
