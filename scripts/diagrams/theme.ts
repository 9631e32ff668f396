/** Raise it when the look of rendered diagrams changes: then all are rendered anew. */
export const THEME_VERSION = 2;

/** The font that labels are measured in; the site loads the same. */
export const FONT = 'Archivo Variable';

/** Wider ones would be set in type too small to read on a phone of 360 px. */
export const WIDEST = 440;

/**
 * Mermaid mixes and darkens colours, so it cannot be given CSS variables. It gets colours that occur nowhere else, and
 * `tidy` puts the variables of the site's palette in their place.
 */
export const SENTINELS: Record<string, string> = {
	'#010203': 'var(--paper)',
	'#040506': 'var(--panel)',
	'#070809': 'var(--ink)',
	'#0a0b0c': 'var(--muted)',
	'#0d0e0f': 'var(--line)',
};

/** Colours that Mermaid writes whatever its theme. */
export const LITERALS: Record<string, string> = {
	'#999': 'var(--line)',
	'#666': 'var(--ink)',
	'#eaeaea': 'var(--paper)',
	'#e0e0e0': 'var(--panel)',
	'#EDF2AE': 'var(--panel)',
};

const [paper, panel, ink, muted, line] = Object.keys(SENTINELS) as [string, string, string, string, string];

/**
 * What Mermaid is initialised with. Colours of lanes: `A:::lane1` in flowcharts, `participant lane1 as …` in sequences.
 * `A:::pipe` is open at its ends, as a pipe is.
 */
export function mermaidConfig(key: string): Record<string, unknown> {
	return {
		startOnLoad: false,
		securityLevel: 'strict',
		theme: 'base',
		look: 'classic',
		htmlLabels: false,
		deterministicIds: true,
		deterministicIDSeed: key,
		fontFamily: `"${FONT}", sans-serif`,
		fontSize: 16,
		flowchart: {
			htmlLabels: false,
			curve: 'linear',
			padding: 10,
			nodeSpacing: 24,
			rankSpacing: 36,
			wrappingWidth: 180,
		},
		sequence: { mirrorActors: false, actorMargin: 36, width: 120, height: 44, noteMargin: 8, messageMargin: 30 },
		themeVariables: { ...colours(), fontFamily: `"${FONT}", sans-serif`, fontSize: '16px' },
		themeCSS: [...MARKS, ...laneRules()].join(' '),
	};
}

function colours(): Record<string, string> {
	const of = (colour: string, names: string) => names.split(' ').map((name) => [name, colour]);
	return Object.fromEntries([
		...of(
			paper,
			'background primaryColor mainBkg edgeLabelBackground actorBkg sequenceNumberColor labelBackgroundColor',
		),
		...of(paper, 'stateBkg compositeBackground innerEndBackground altBackground labelBackground'),
		...of(
			panel,
			'secondaryColor tertiaryColor clusterBkg labelBoxBkgColor noteBkgColor compositeTitleBackground errorBkgColor',
		),
		...of(
			ink,
			'primaryTextColor primaryBorderColor lineColor textColor nodeBorder nodeTextColor titleColor actorBorder',
		),
		...of(
			ink,
			'actorTextColor signalColor signalTextColor labelTextColor loopTextColor noteTextColor activationBorderColor',
		),
		...of(
			ink,
			'secondaryTextColor tertiaryTextColor secondaryBorderColor tertiaryBorderColor errorTextColor labelColor',
		),
		...of(ink, 'transitionColor transitionLabelColor stateLabelColor specialStateColor compositeBorder stateBorder'),
		...of(line, 'clusterBorder actorLineColor labelBoxBorderColor noteBorderColor'),
		...of(muted, 'activationBkgColor'),
	]);
}

/** The timeline's marks, as far as a diagram has them: square, an open arrowhead, a dot where something was sent. */
const MARKS = [
	'rect, polygon { rx: 0; ry: 0; }',
	'.edgeLabel rect { opacity: 1; }',
	'.flowchart-link, .messageLine0, .messageLine1 { stroke-width: 1.5px; }',
	'.messageLine1 { stroke-dasharray: 1 4; stroke-linecap: round; stroke-width: 2px; }',
	'.actor { stroke-width: 2px; }',
	'.node rect, .node path { stroke-width: 2px; }',
	'.note { stroke: none; }',
	`.head { fill: none !important; stroke: ${ink} !important; stroke-width: 1.5px !important; stroke-dasharray: none !important; }`,
	`.sent { fill: ${ink}; }`,
];

/** A lane's name stands on its colour, as on the tab of a frame; its life is a bar. */
function laneRules(): string[] {
	return [1, 2, 3, 4, 5, 6, 7, 8].flatMap((lane) => {
		const shapes = ['rect', 'path', 'polygon', 'circle'].map((shape) => `.lane${lane} > ${shape}`);
		const colour = `var(--lane-${lane}) !important`;
		return [
			`${shapes.join(', ')} { stroke: ${colour}; stroke-width: 3px !important; }`,
			`line[name="lane${lane}"] { stroke: ${colour}; stroke-width: 6px !important; }`,
			`rect[name="lane${lane}"] { fill: ${colour}; stroke: none; }`,
			`rect[name="lane${lane}"] ~ text { fill: ${paper} !important; font-weight: 650; }`,
			`rect[name="lane${lane}"] ~ text tspan { fill: ${paper} !important; }`,
		];
	});
}
