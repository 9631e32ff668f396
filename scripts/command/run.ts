import fs from 'node:fs';
import path from 'node:path';
import type { Recording } from '../recording/types.ts';
import type { Limits } from '../runner/options.ts';
import { CHECKOUT } from './checkout.ts';
import { knobsOf } from './knob-flags.ts';
import { LIMIT_FLAGS, limitsOf } from './limit-flags.ts';
import { outFile } from './out-file.ts';
import { handSignalsOn } from './signals.ts';
import { startTarget } from './start-target.ts';
import { type Given, UsageError, type Verb } from './verb.ts';

export const verb: Verb = {
	name: 'run',
	summary: 'runs it live, then shows its processes and threads',
	takes: '<lab or file> [args]',
	about: `
Runs a lab (as "sharing/first-race", or "first-race" where that is unique) or any Node program. Its output comes as it
comes under plain node. Then, on standard error: its processes and threads over time, and for a lab what its claims say.

What exists as a file, has a program's extension (.ts .js .mjs …) or starts with ./ ../ or / is a file; else it is a lab.
Where both have the name, ./name is the file. Flags stand before a file; all after it is the program's own. With a lab
they may stand after it too, and -- begins what is the program's. A file runs in the directory that you are in, a lab
in the checkout. Ctrl-C is handed on to the program; a second one ends it.

Exit code: the program's own; 128 + n where signal n ended it; 124 for a limit; 125 for a failure of ours; 2 for a
wrong call. With --times: of the first run that did not end with 0.

With --open, and where no companion runs, one runs on until Ctrl-C.`,
	flags: {
		variant: { value: 'NAME', says: 'the variant of the lab' },
		set: { value: 'KNOB=N', says: 'turns a knob of the lab: times=10; several are parted by commas' },
		times: { value: 'N', says: 'N runs, and how often each outcome came; their output is not shown' },
		...LIMIT_FLAGS,
		out: { value: 'FILE', says: 'keeps the recording' },
		open: { says: 'shows the recording in your browser when the program has ended; see: view --help' },
		kernel: { says: "records the operating system's own view too (Linux, strace): programs that are not Node, forks" },
		json: { says: 'the run as a stream of JSON lines on standard output, and nothing else there' },
		quiet: { says: 'nothing after the output of the program' },
	},
	passesOn: (word) => !isLab(word),
	async start(given) {
		const target = targetOf(given);
		const wanted = readWanted(given, target);
		if (wanted.times !== undefined) return (await import('./run-times.ts')).runTimes(target, wanted, wanted.times);
		// The program starts before the code that follows it is loaded: both take about as long, and there are cores.
		const starting = startTarget(target, wanted, { stdin: 'inherit', ...(!wanted.json && { onOutput: passOn }) });
		const signals = handSignalsOn(starting);
		const { follow } = await import('./follow.ts');
		const { code, recording } = await follow(await starting, wanted).finally(signals.release);
		if (wanted.open) await open(recording, target, code);
		return code;
	},
};

/** Where nobody reads on, the program waits, as it would without us. */
function passOn(fd: 1 | 2, chunk: Buffer): Promise<void> | undefined {
	const out = fd === 1 ? process.stdout : process.stderr;
	return out.write(chunk) ? undefined : new Promise((resolve) => out.once('drain', resolve));
}

/** Shows the run, with the files of the program; what is said of it goes where our words go. */
async function open(recording: Recording | undefined, target: Target, exitCode: number): Promise<void> {
	if (recording === undefined) return;
	const [{ showRecordings }, { shownWords }] = await Promise.all([import('./show-recordings.ts'), import('./view.ts')]);
	const folders = [folderOf(target, recording), process.cwd(), CHECKOUT];
	const places = { folders, within: folders };
	const name = 'file' in target ? path.basename(target.file) : target.lab;
	process.stderr.write(`\n${shownWords(await showRecordings([{ name, recording }], { places, exitCode }))}`);
}

function folderOf(target: Target, { header }: Recording): string {
	if ('lab' in target) return path.join(CHECKOUT, 'labs', header.lab ?? target.lab);
	const program = path.resolve(target.file);
	return fs.statSync(program, { throwIfNoEntry: false })?.isDirectory() ? program : path.dirname(program);
}

/** What is to be run: a file from where the command was called, or a lab. */
export type Target = { file: string; args: string[] } | { lab: string; args: string[] };

/** What the flags ask for. */
export interface Wanted {
	variant?: string;
	/** The knobs of the lab that are turned. */
	knobs?: Record<string, number>;
	times?: number;
	limits: Limits;
	/** Absolute. */
	out?: string;
	/** Whether it is shown in the browser afterwards. */
	open: boolean;
	/** The operating system's own view, also where a lab does not need it. */
	kernel: boolean;
	json: boolean;
	quiet: boolean;
}

const PATH_LIKE = /^\.{0,2}([\\/]|$)|^[A-Za-z]:[\\/]|\.[cm]?[jt]sx?$/;

function targetOf({ words: [word, ...args] }: Given): Target {
	if (word === undefined) throw new UsageError('run needs a lab or a file');
	if (isLab(word)) return { lab: word, args };
	if (fs.statSync(word, { throwIfNoEntry: false })?.isFile()) return { file: word, args };
	// Node takes a folder with a program in it, and a program without its extension.
	if (!['', '.js', '.json', '.node'].some((end) => fs.existsSync(word + end))) {
		throw new UsageError(`there is no file ${word} in ${process.cwd()}`);
	}
	return { file: word, args };
}

function isLab(word: string): boolean {
	return !PATH_LIKE.test(word) && !fs.statSync(word, { throwIfNoEntry: false })?.isFile();
}

function readWanted({ flags }: Given, target: Target): Wanted {
	const isGiven = (name: string) => flags.has(name);
	const wanted: Wanted = {
		...{ kernel: isGiven('kernel'), json: isGiven('json'), quiet: isGiven('quiet'), open: isGiven('open') },
		limits: limitsOf(flags),
	};
	const [variant, times, out] = ['variant', 'times', 'out'].map((name) => flags.get(name));
	if (variant !== undefined) {
		if ('file' in target) throw new UsageError('--variant is for labs, and this is a file');
		wanted.variant = variant;
	}
	const knobs = flags.get('set');
	if (knobs !== undefined) {
		if ('file' in target) throw new UsageError('--set is for labs, and this is a file');
		wanted.knobs = knobsOf(knobs);
	}
	if (times !== undefined) {
		wanted.times = Number(times);
		if (!/^[1-9]\d{0,5}$/.test(times)) throw new UsageError(`--times takes a whole number from 1 on, not "${times}"`);
		if (out !== undefined) throw new UsageError('--out keeps one run, and --times makes several');
		if (wanted.open) throw new UsageError('--open shows one run, and --times makes several');
	}
	if (out !== undefined) {
		wanted.out = outFile(out);
	}
	return wanted;
}
