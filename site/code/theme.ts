/** The colours that mark what a token is; styles/code.css puts the page's own ink in their place, light or dark. */
export const MARKS = { ink: '#17211d', comment: '#52605a' };

/** Code in one ink: keywords stand out by weight, comments step back. */
export const theme = {
	name: 'ink',
	type: 'light' as const,
	colors: { 'editor.background': '#e9ede6', 'editor.foreground': MARKS.ink },
	settings: [
		{ settings: { foreground: MARKS.ink } },
		{ scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: MARKS.comment } },
		{
			scope: [
				'keyword.control',
				'keyword.operator.new',
				'keyword.operator.expression',
				'storage.type',
				'storage.modifier',
			],
			settings: { fontStyle: 'bold' },
		},
		{ scope: 'storage.type.function.arrow', settings: { fontStyle: '' } },
	],
};
