/** How many frames large timelines give while a reader moves and zooms them, in the viewer's page. */
import type { Browser, Page } from 'playwright';
import { recordingText } from '../../recording/stored.ts';
import { launchBrowser } from '../../setup/browser.ts';
import { columns } from '../columns.ts';
import type { Part, Wish } from '../parts.ts';
import { spreadOf } from '../statistics.ts';
import { bareCanvas } from './bare-canvas.ts';
import { gestures, type Motion } from './gestures.ts';
import { gzipServer } from './gzip-server.ts';
import { largeRecording } from './large-recording.ts';
import { MODES, type Mode, slowDown } from './mode.ts';
import { siteOf } from './site-of.ts';
import { worked } from './trace.ts';

const EVENTS = [1000, 5000, 20_000];
const MOTIONS: Motion[] = ['zoom', 'pan', 'point', 'play'];
/** In each round, of each motion. */
const FRAMES = 120;

/** Frames of one motion over one recording in one mode; milliseconds. */
export interface FrameRow {
	events: number;
	mode: string;
	/** `bare`: a canvas alone in a page, moved. */
	motion: Motion | 'bare';
	/** From one frame to the next. */
	median: number;
	/** The shortest of the worst twentieth. */
	worst: number;
	/** Of all frames, those that came at 60 a second: within 20 ms. */
	inTime: number;
	/** CPU time of the page's thread for each frame: that of scripts, and with styles, layout and paint. */
	script: number;
	work: number;
}

/** From the choice of a file to its drawing. */
interface OpenRow {
	events: number;
	mode: string;
	ms: number;
}

/** Opens each recording in each mode, once in a round, and moves over it. */
export async function benchTimeline(wish: Wish): Promise<Part> {
	const { rounds = 5, only } = wish;
	const server = await gzipServer(await siteOf(wish));
	const browser = await launchBrowser();
	const frames: FrameRow[] = [];
	const opened: OpenRow[] = [];
	try {
		for (const mode of [MODES.free, MODES.slowCpu]) {
			for (const events of EVENTS.filter((count) => String(count).includes(only))) {
				const all: Moved[] = [];
				for (let round = 0; round < rounds; round++) {
					process.stderr.write(round === 0 ? `${mode.name}, ${events} events: 1` : ` ${round + 1}`);
					all.push(await moved(browser, `${server.url}view/`, events, mode));
				}
				process.stderr.write('\n');
				opened.push({ events, mode: mode.name, ms: spreadOf(all.map(({ openMs }) => openMs)).median });
				frames.push(...([...MOTIONS, 'bare'] as const).map((motion) => rowOf(events, mode, motion, all)));
			}
		}
		return { result: { rounds, frames, opened }, words: tableOf(frames, opened, rounds) };
	} finally {
		await browser.close();
		server.close();
	}
}

interface Moved {
	openMs: number;
	motions: Record<FrameRow['motion'], { intervals: number[]; script: number; work: number }>;
}

function rowOf(events: number, mode: Mode, motion: FrameRow['motion'], all: Moved[]): FrameRow {
	const own = all.map(({ motions }) => motions[motion]);
	const intervals = own.flatMap((one) => one.intervals).sort((a, b) => a - b);
	return {
		events,
		mode: mode.name,
		motion,
		median: intervals[Math.floor(intervals.length / 2)] ?? Number.NaN,
		worst: intervals[Math.floor(intervals.length * 0.95)] ?? Number.NaN,
		inTime: intervals.filter((ms) => ms <= 20).length / intervals.length,
		script: spreadOf(own.map(({ script }) => script)).median,
		work: spreadOf(own.map(({ work }) => work)).median,
	};
}

function tableOf(frames: FrameRow[], opened: OpenRow[], rounds: number): string {
	const head = ['events', 'motion', 'frame ms', 'worst 5 %', 'in time', 'script a frame', 'all work', 'opened in'];
	const blocks = [...Map.groupBy(frames, ({ mode }) => mode)].map(([mode, own]) => {
		const lines = own.map((row, index) => {
			const { ms } = opened.find((one) => one.mode === mode && one.events === row.events) as OpenRow;
			const isFirst = own[index - 1]?.events !== row.events;
			const numbers = [row.median.toFixed(1), row.worst.toFixed(1), `${Math.round(row.inTime * 100)} %`];
			const about = isFirst ? [`${ms.toFixed(0)} ms`] : [''];
			return [
				isFirst ? String(row.events) : '',
				row.motion,
				...numbers,
				`${row.script.toFixed(1)} ms`,
				`${row.work.toFixed(1)} ms`,
				...about,
			];
		});
		return `Frames of a timeline, ${mode}\n${columns([head, ...lines])}`;
	});
	return `${rounds} rounds of ${FRAMES} frames\n\n${blocks.join('\n\n')}\n`;
}

async function moved(browser: Browser, url: string, events: number, mode: Mode): Promise<Moved> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'no-preference' });
	try {
		const page = await context.newPage();
		await slowDown(page, mode);
		await page.goto(url, { waitUntil: 'networkidle' });
		const began = performance.now();
		const buffer = Buffer.from(recordingText(largeRecording(events)));
		const files = page.locator('input[type="file"]').first();
		await files.setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer });
		await page.locator('[data-timeline][data-alive]').first().waitFor();
		await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
		const openMs = performance.now() - began;
		const motions = {} as Moved['motions'];
		for (const motion of MOTIONS)
			motions[motion] = await move(browser, page, () => page.evaluate(gestures, { motion, frames: FRAMES }));
		await page.goto('about:blank');
		motions.bare = await move(browser, page, () => page.evaluate(bareCanvas, FRAMES));
		return { openMs, motions };
	} finally {
		await context.close();
	}
}

async function move(browser: Browser, page: Page, act: () => Promise<number[]>) {
	const { gave, work } = await worked(browser, page, act);
	return { intervals: gave, script: work.script / FRAMES, work: work.all / FRAMES };
}
