/** A line of the notation that says something. */
export interface Written {
	text: string;
	/** The text in quotes at its end. */
	quoted?: string;
	/** From 1. */
	line: number;
}

/** The lines of a notation without comments and blank ones. What a head such as `A "Worker A":` quotes may stand within it. */
export function writtenLines(notation: string): Written[] {
	return notation.split('\n').flatMap((raw, index) => {
		const quoted = /"([^"]*)"/.exec(raw)?.[1];
		const text = raw
			.replace(/"[^"]*"/, ' ')
			.replace(/#.*$/, '')
			.trim();
		return text === '' ? [] : [{ text, ...(quoted !== undefined && { quoted }), line: index + 1 }];
	});
}
