/**
 * A recording as one page that needs nothing else: no network, no script, no font. Header, timeline, what was printed, what
 * its lab claims, lanes and events; light and dark, on paper too. All text of the run enters escaped.
 */
import type { Judged } from '../recording/judge.ts';
import type { Recording } from '../recording/types.ts';
import { draw } from '../timeline/draw.ts';
import { COLUMNS, eventRows, saysOf } from '../timeline/event-rows.ts';
import { layout } from '../timeline/layout.ts';
import { legendOf } from '../timeline/legend.ts';
import { narrate } from '../timeline/narration.ts';
import { pensOf } from '../timeline/pens.ts';
import { escaped } from '../timeline/plain.ts';
import { runSummary } from '../timeline/run-summary.ts';
import { sceneOf } from '../timeline/scene.ts';
import { instant } from '../timeline/words.ts';
import { factRows } from './html-facts.ts';
import { transcriptItems } from './html-transcript.ts';

export interface HtmlOptions {
	/** The style sheets: the colours, the timeline's, the page's. */
	styles: string;
	/** What the lab's claims say of this run. */
	claims?: readonly Judged[];
}

/** The whole page. */
export function html(recording: Recording, { styles, claims = [] }: HtmlOptions): string {
	const { header } = recording;
	const variant = header.variant === undefined ? '' : `, ${header.variant}`;
	const title = header.lab === undefined ? header.command.join(' ') : `${header.lab}${variant}`;
	return [
		'<!doctype html>',
		'<html lang="en">',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		'<meta name="color-scheme" content="light dark">',
		`<title>${escaped(title)}: a recording</title>`,
		`<style>\n${styles}</style>`,
		'<main>',
		`<h1>${escaped(title)}</h1>`,
		'<p class="about">What one run of a program did: a recording, as Interleave made it.</p>',
		table('facts', '', undefined, factRows(recording)),
		...story(recording),
		...timeline(recording),
		...claimList(claims),
		...transcript(recording),
		...lanes(recording),
		...events(recording),
		'</main>',
		'</html>',
		'',
	].join('\n');
}

/** Before the picture, since screen readers come to it first. */
function story(recording: Recording): string[] {
	const pens = pensOf(recording);
	const items = narrate(recording).map(
		({ t, lane, says }) => `<li><span class="pen ${pens.get(lane) ?? ''}">${instant(t)}</span> ${escaped(says)}</li>`,
	);
	return [
		'<h2>The run in words</h2>',
		`<p>${escaped(runSummary(recording))}</p>`,
		`<ol class="story">${items.join('\n')}</ol>`,
	];
}

const WIDTH = 1100;

function timeline(recording: Recording): string[] {
	const drawn = layout(sceneOf(recording), { width: WIDTH });
	const svg = draw(drawn, { id: 'timeline', says: saysOf(recording) });
	return [
		'<h2>What happened, over time</h2>',
		`<figure tabindex="0" aria-label="Timeline"><div class="wide">${svg}</div></figure>`,
		`<p class="legend">${legendOf(drawn)}</p>`,
	];
}

const SIGNS = { held: '✓ held', refuted: '✗ refuted', 'not judged': '– not judged' };

function claimList(claims: readonly Judged[]): string[] {
	if (claims.length === 0) return [];
	const items = claims.map(({ claim, verdict, seen }) => {
		const unseen = claim.kind === 'sometimes' && verdict === 'refuted';
		const word = unseen ? '○ not this time' : SIGNS[verdict];
		return `<li class="${unseen ? 'not' : escaped(verdict.split(' ')[0] ?? '')}">${escaped(claim.says)}<br><strong>${word}</strong>${seen ? `: ${escaped(seen)}` : ''}</li>`;
	});
	return ['<h2>What is claimed of it</h2>', `<ul class="claims">${items.join('\n')}</ul>`];
}

function transcript(recording: Recording): string[] {
	const items = transcriptItems(recording);
	if (items.length === 0) return [];
	return ['<h2>What it printed</h2>', `<ol class="transcript">${items.join('\n')}</ol>`];
}

function lanes(recording: Recording): string[] {
	const pens = pensOf(recording);
	const rows = recording.lanes.map(({ id, kind, name, parent, argv, pid, threadId, node }) => [
		`<span class="pen ${pens.get(id)}">${escaped(id)}</span>`,
		escaped(node === false ? `${kind}, not Node` : kind),
		escaped(name),
		escaped(parent ?? ''),
		escaped(
			[argv?.join(' ') ?? '', pid === undefined ? '' : `pid ${pid}`, threadId === undefined ? '' : `thread ${threadId}`]
				.filter(Boolean)
				.join(', '),
		),
	]);
	return [
		'<h2>Processes and threads</h2>',
		table('lanes', 'Processes and threads', ['Lane', 'Kind', 'Name', 'Started by', 'Started as'], rows),
	];
}

function events(recording: Recording): string[] {
	const { rows, count, left } = eventRows(recording);
	const cells = rows.map(({ when, pen, who, what, at }) => [
		escaped(when),
		`<span class="pen ${pen}">${escaped(who)}</span>`,
		escaped(what),
		escaped(at),
	]);
	const rest = left > 0 ? [`<p>${left} more events are left out here.</p>`] : [];
	return [`<h2>All ${count} events</h2>`, table('events', 'Events', [...COLUMNS], cells), ...rest];
}

/** Cells are HTML already. What is wider than a phone is scrolled, by keyboard too. */
function table(className: string, name: string, head: string[] | undefined, rows: readonly string[][]): string {
	const line = (cells: string[]) =>
		`<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`;
	const top = head ? `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>` : '';
	const region = name && ` role="region" tabindex="0" aria-label="${name}"`;
	return `<div class="scroll"${region}><table class="${className}">${top}<tbody>\n${rows.map(line).join('\n')}\n</tbody></table></div>`;
}
