/** A program's text as lines to show: monochrome tokens, true numbers, the lanes that some event of a run names. */
import type { LaneId, Recording } from '../../scripts/recording/types.ts';

export interface SourceLine {
	/** As in the file, from 1. */
	number: number;
	tokens: { text: string; kind: 'code' | 'keyword' | 'comment' | 'text' }[];
	/** The lanes that were at this line. */
	lanes: LaneId[];
}

const TOKEN = new RegExp(
	[
		/(?<comment>\/\/.*|\/\*[\s\S]*?\*\/)/,
		/(?<text>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)/,
		/(?<keyword>\b(?:as|async|await|break|case|catch|class|const|continue|default|delete|do|else|export|extends|finally|for|from|function|if|import|in|instanceof|interface|let|new|of|return|switch|throw|try|type|typeof|var|void|while|yield)\b(?!\s*:))/,
	]
		.map(({ source }) => source)
		.join('|'),
	'g',
);
const REGION = /^\s*\/\/ #(end)?region\b/;

/** The lines of a file; lines that only mark a region are left out, and the numbers stay true. */
export function sourceLines(text: string, file: string, recording?: Recording): SourceLine[] {
	const lanes = lanesByLine(file, recording);
	const lines: SourceLine[] = [];
	for (const [index, tokens] of linesOf(text.replace(/\n$/, '')).entries()) {
		if (REGION.test(tokens.map(({ text }) => text).join(''))) continue;
		lines.push({ number: index + 1, tokens, lanes: lanes.get(index + 1) ?? [] });
	}
	return lines;
}

/** The line of an event's place in a file; undefined where it is in another. */
export function lineIn(file: string, at: string | undefined): number | undefined {
	const place = /([^/\\:]+):(\d+)(?::\d+)?$/.exec(at ?? '');
	return place?.[1] === file.split('/').at(-1) ? Number(place?.[2]) : undefined;
}

/** The lanes that were at each line of a file. */
export function lanesByLine(file: string, recording: Recording | undefined): Map<number, LaneId[]> {
	const lanes = new Map<number, LaneId[]>();
	// In the order of the lanes, so that their marks stand in one order on every line.
	for (const { id } of recording?.lanes ?? []) {
		for (const { lane, at } of recording?.events ?? []) {
			const line = lane === id ? lineIn(file, at) : undefined;
			if (line === undefined) continue;
			const known = lanes.get(line) ?? [];
			if (!known.includes(lane)) lanes.set(line, [...known, lane]);
		}
	}
	return lanes;
}

function linesOf(text: string): SourceLine['tokens'][] {
	const lines: SourceLine['tokens'][] = [[]];
	const add = (piece: string, kind: SourceLine['tokens'][number]['kind']) => {
		for (const [index, part] of piece.split('\n').entries()) {
			if (index > 0) lines.push([]);
			if (part) lines.at(-1)?.push({ text: part, kind });
		}
	};
	let end = 0;
	for (const found of text.matchAll(TOKEN)) {
		add(text.slice(end, found.index), 'code');
		const [kind] = Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined) ?? ['code'];
		add(found[0], kind as 'comment');
		end = found.index + found[0].length;
	}
	add(text.slice(end), 'code');
	return lines;
}

/** The numbers of the lines of the region that holds a line; undefined where none does. */
export function regionAround(text: string, line: number): { from: number; to: number } | undefined {
	const open: number[] = [];
	for (const [index, content] of text.split('\n').entries()) {
		if (/^\s*\/\/ #region\b/.test(content)) open.push(index + 1);
		if (!/^\s*\/\/ #endregion\b/.test(content)) continue;
		const from = open.pop();
		if (from !== undefined && from < line && line < index + 1) return { from: from + 1, to: index };
	}
	return undefined;
}
