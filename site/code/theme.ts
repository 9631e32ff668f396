/** A theme of one ink: keywords stand out by weight, comments step back. Its colours are those of styles/tokens.css. */
export function monochrome(type: 'light' | 'dark') {
	const { ink, muted, panel } = COLOURS[type];
	return {
		name: `ink-${type}`,
		type,
		colors: { 'editor.background': panel, 'editor.foreground': ink },
		settings: [
			{ settings: { foreground: ink, background: panel } },
			{ scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: muted } },
			{ scope: KEYWORDS, settings: { fontStyle: 'bold' } },
			{ scope: 'storage.type.function.arrow', settings: { fontStyle: '' } },
		],
	};
}

const COLOURS = {
	light: { ink: '#17211d', muted: '#52605a', panel: '#e9ede6' },
	dark: { ink: '#e6ede8', muted: '#9daca5', panel: '#1a2220' },
};

const KEYWORDS = [
	'keyword.control',
	'keyword.operator.new',
	'keyword.operator.expression',
	'storage.type',
	'storage.modifier',
];
