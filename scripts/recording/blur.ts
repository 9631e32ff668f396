/** Blurs what differs between two runs of the same program, so that the shape of a line can be compared. */

/**
 * The shape of a text: paths in a temporary folder, addresses, ids and numbers (with their sign, unit and the space
 * around them) read alike, and so do bars and dots of any length from three on. Words, their order and all other
 * marks stay.
 */
export function blur(text: string): string {
	return BLURS.reduce((blurred, [what, by]) => blurred.replace(what, by), text).trim();
}

const UNIT = String.raw`(?:ns|[µμ]s|us|ms|s|sec|secs|seconds?|milliseconds?|m|min|h|[KMGT]?i?B|[kMGT]B|bytes|%)(?![\p{L}\d_])`;

const BLURS: [RegExp, string][] = [
	[/(?:\/private)?(?:\/var)?\/tmp\/[^\s'"`:;,()[\]{}<>]+/g, '‹tmp›'],
	[/\/var\/folders\/[^\s'"`:;,()[\]{}<>]+/g, '‹tmp›'],
	[/[A-Z]:\\[^\s'"`:;,]*\\Temp\\[^\s'"`:;,()[\]{}<>]+/gi, '‹tmp›'],
	[/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi, '#'],
	[/\b0x[\da-f]+\b/gi, '#'],
	[/\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,}\b/g, '#'],
	[
		new RegExp(String.raw`\s*(?:(?<![\w#])[-+−])?\d+(?:[,_']\d{3})*(?:\.\d+)*(?:e[-+]?\d+)?(?:\s?${UNIT})?\s*`, 'gu'),
		'#',
	],
	[/\s+/g, ' '],
	[/([^\p{L}\p{N}\s])\1{2,}/gu, '$1$1$1'],
];
