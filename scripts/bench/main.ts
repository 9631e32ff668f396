/**
 * `npm run bench`: what recording costs, what pages weigh and how fast they are, how long a lab takes to come to life, and
 * how many frames a second a large timeline gives. What is compared is measured side by side, in another order each round,
 * so that a noisy machine is noisy for all alike.
 */
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Part, Wish } from './parts.ts';

const PARTS: Record<string, (wish: Wish) => Promise<Part>> = {
	run: async (wish) => (await import('./run/bench-run.ts')).benchRun(wish),
	pages: async (wish) => (await import('./pages/bench-pages.ts')).benchPages(wish),
	player: async (wish) => (await import('./pages/bench-player.ts')).benchPlayer(wish),
	timeline: async (wish) => (await import('./pages/bench-timeline.ts')).benchTimeline(wish),
};

const USAGE = `npm run bench -- [PART…] [--rounds N] [--only WORD] [--dist FOLDER] [--json]

  run         what recording costs beside plain node, and what a warm companion saves
  pages       bytes, requests and paint times of pages, beside a plain page; slowed and not
  player      the work until a lab has come to life, slowed and not
  timeline    frames of large timelines while they are moved, zoomed and played, beside a bare canvas; slowed and not
  (no PART)   all of them

  --rounds N     how often each is measured (run 15, others 5)
  --only WORD    only what has this in its title
  --dist FOLDER  a built site; else that of this checkout, built where it is not up to date
  --json         the measurements as JSON on standard output`;

const { parts, json, ...flags } = readFlags();
const wish: Wish = { root: path.join(import.meta.dirname, '../..'), ...flags };
const results: Record<string, unknown> = {};
for (const part of parts) {
	const before = os.loadavg()[0];
	const { result, words } = await (PARTS[part] as (wish: Wish) => Promise<Part>)(wish);
	const loads = [before, os.loadavg()[0]];
	results[part] = { loads, ...(result as object) };
	if (!json)
		console.log(`${machine()}, load ${loads.map((load) => load?.toFixed(1)).join(' before and ')} after\n\n${words}`);
}
if (json) {
	const { node } = process.versions;
	const platform = `${process.platform}-${process.arch}`;
	console.log(JSON.stringify({ node, platform, cores: os.availableParallelism(), ...results }, null, '\t'));
}

function machine(): string {
	return `Node ${process.versions.node}, ${process.platform}-${process.arch}, ${os.availableParallelism()} cores`;
}

function readFlags() {
	try {
		const options = {
			rounds: { type: 'string' },
			only: { type: 'string', default: '' },
			dist: { type: 'string' },
			json: { type: 'boolean', default: false },
		} as const;
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		const parts = positionals.length > 0 ? positionals : Object.keys(PARTS);
		const unknown = parts.find((part) => !Object.hasOwn(PARTS, part));
		if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
		const { rounds, dist, only, json } = values;
		if (rounds !== undefined && !/^[1-9]\d*$/.test(rounds))
			throw new Error(`--rounds ${rounds} is not a number of rounds`);
		return { parts, only, json, ...(rounds && { rounds: Number(rounds) }), ...(dist && { dist: path.resolve(dist) }) };
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${USAGE}`);
		process.exit(2);
	}
}
