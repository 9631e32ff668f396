/** Monaco in the page's own ink and paper, light or dark: keywords by weight, comments muted, no other colour. */
import { editor } from 'monaco-editor/editor/editor.api.js';

/** Takes up the page's colours now, and whenever they change. */
export function inkTheme(): void {
	set();
	new MutationObserver(set).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
	for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
		matchMedia(query).addEventListener('change', set);
}

function set(): void {
	const [paper, panel, ink, muted, line] = ['paper', 'panel', 'ink', 'muted', 'line'].map(colour);
	const dark = brightness(paper ?? '') < brightness(ink ?? '');
	const plain = { foreground: ink?.slice(1) ?? '' };
	editor.defineTheme('ink', {
		base: dark ? 'vs-dark' : 'vs',
		inherit: false,
		rules: [
			{ token: '', ...plain },
			{ token: 'comment', foreground: muted?.slice(1) ?? '' },
			{ token: 'keyword', ...plain, fontStyle: 'bold' },
		],
		colors: {
			...named(
				ink,
				`foreground focusBorder editor.foreground editorCursor.foreground icon.foreground
				editorLineNumber.activeForeground editorError.foreground editorBracketMatch.border editorWidget.border
				editorHoverWidget.border editorSuggestWidget.border input.border editorWidget.foreground
				editorHoverWidget.foreground editorSuggestWidget.foreground editorSuggestWidget.highlightForeground
				input.foreground textLink.foreground list.activeSelectionBackground list.focusBackground
				editorSuggestWidget.selectedBackground quickInputList.focusBackground menu.selectionBackground
				button.background badge.background inputOption.activeBorder inputOption.activeForeground
				textLink.activeForeground editorBracketHighlight.foreground1 editorBracketHighlight.foreground2
				editorBracketHighlight.foreground3 editorBracketHighlight.foreground4 editorBracketHighlight.foreground5
				editorBracketHighlight.foreground6 editorBracketHighlight.unexpectedBracket.foreground`,
			),
			...named(
				paper,
				`editor.background editorWidget.background editorHoverWidget.background menu.background
				editorSuggestWidget.background editorGutter.background input.background list.activeSelectionForeground
				list.focusForeground quickInput.background editorSuggestWidget.selectedForeground
				editorSuggestWidget.focusHighlightForeground quickInputList.focusForeground button.foreground
				badge.foreground dropdown.background list.focusHighlightForeground editorMarkerNavigation.background`,
			),
			...named(
				panel,
				`editor.lineHighlightBackground list.hoverBackground editorHoverWidget.statusBarBackground
				editor.inactiveSelectionBackground editor.wordHighlightBackground inputOption.activeBackground
				editorBracketMatch.background textCodeBlock.background editor.hoverHighlightBackground`,
			),
			...named(
				muted,
				`editorLineNumber.foreground descriptionForeground editorWarning.foreground editorInfo.foreground
				editorHint.foreground input.placeholderForeground`,
			),
			// No darker, or comments in it could not be read.
			...named(
				`${line}33`,
				`editor.selectionBackground editor.findMatchBackground editor.findMatchHighlightBackground`,
			),
			...named(ink, `editor.findMatchBorder`),
			...named(`${line}99`, `scrollbarSlider.background`),
			...named(line, `scrollbarSlider.hoverBackground scrollbarSlider.activeBackground editorIndentGuide.background`),
			// What is not used is underlined, and stays as dark as the rest.
			...named('#000000ff', 'editorUnnecessaryCode.opacity'),
			...named(muted, 'editorUnnecessaryCode.border'),
			...named('#00000000', `widget.shadow scrollbar.shadow editor.lineHighlightBorder widget.border`),
		},
	});
	editor.setTheme('ink');
}

/** A colour for each of these, with white space between. */
function named(colour: string | undefined, names: string): Record<string, string> {
	return Object.fromEntries(names.split(/\s+/).map((name) => [name, colour ?? '']));
}

/** A colour of the page as `#rrggbb`: Monaco knows no other form. */
function colour(name: string): string {
	const probe = document.createElement('span');
	probe.style.color = `var(--${name})`;
	document.body.append(probe);
	const parts = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
	probe.remove();
	return `#${parts
		.slice(0, 3)
		.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
		.join('')}`;
}

function brightness(hex: string): number {
	return (
		Number.parseInt(hex.slice(1, 3), 16) + Number.parseInt(hex.slice(3, 5), 16) + Number.parseInt(hex.slice(5), 16)
	);
}
