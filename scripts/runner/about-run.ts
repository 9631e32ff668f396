/** What a run is asked to be, in the words of its recording. */
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Header } from '../recording/types.ts';
import { versionFor } from '../recording/version.ts';
import type { RunOptions } from './options.ts';

export interface AboutRun {
	header: Header;
	cwd: string;
	/** The program's own. */
	folder: string;
	/** What the recording keeps: bytes of each stream, events of one kind in one lane. */
	keep: number;
	events: number;
}

const KEEP = 262_144;
const EVENTS = 5000;

/** With what was not asked for as it usually is. */
export function aboutRun(options: RunOptions): AboutRun {
	const { argv, cwd, keep = KEEP, limits: { events = EVENTS } = {} } = options;
	return { header: headerOf(options), cwd, folder: dirname(resolve(cwd, argv[0] ?? '.')), keep, events };
}

function headerOf({ lab, variant, knobs, digest, calibration, execArgv = [], argv, kernel }: RunOptions): Header {
	return {
		format: 'interleave',
		version: versionFor({ knobs }),
		...(lab !== undefined && { lab }),
		...(variant !== undefined && { variant }),
		...(knobs && { knobs }),
		command: ['node', ...execArgv, ...argv],
		...(digest !== undefined && { digest }),
		node: process.versions.node,
		platform: `${process.platform}-${process.arch}`,
		cores: availableParallelism(),
		captured: ['probe', ...(kernel ? (['kernel'] as const) : [])],
		...(calibration && { calibration }),
	};
}
