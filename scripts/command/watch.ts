import fs from 'node:fs';
import path from 'node:path';
import { checkLab } from '../labs/check-lab.ts';
import { LabError } from '../labs/lab-error.ts';
import type { Lab } from '../labs/load.ts';
import { myFolder } from '../labs/my-files.ts';
import { removeOldRuns } from '../runner/lost-runs.ts';
import { checkedText } from './checked-text.ts';
import { CommandError } from './command-error.ts';
import { progress } from './progress.ts';
import { type Saves, watchSaves } from './saves.ts';
import { whenAskedToStop } from './signals.ts';
import { styleFor } from './style.ts';
import { UsageError, type Verb } from './verb.ts';
import { wantedLabs } from './wanted-labs.ts';

export const verb: Verb = {
	name: 'watch',
	summary: 'judges your answer to an exercise at each save',
	takes: '<lab> [file]',
	about: `
As "check", and again whenever you save: your own copy under my/, or the file. A save during a check begins it anew.
Ctrl-C ends it, and the run under way.`,
	flags: { kernel: { says: "records the operating system's own view too (Linux, strace)" } },
	async start({ words: [name, file, ...more], flags }) {
		if (name === undefined) throw new UsageError('watch needs a lab');
		if (more.length > 0) throw new UsageError(`watch takes a lab and a file, and got also "${more[0]}"`);
		const [lab] = wantedLabs([name]);
		if (!lab) throw new UsageError('watch needs a lab');
		const program = path.resolve(file ?? path.join(myFolder(lab), 'exercise.ts'));
		if (!fs.existsSync(program)) {
			throw new CommandError(`there is no ${program}`, remedyFor(lab, file));
		}
		const saves = watchSaves(program);
		whenAskedToStop(() => saves.close());
		removeOldRuns();
		for (let more: boolean = saves.begin(); more; more = await saves.next()) {
			await checkOnce(lab, { file: program, kernel: flags.has('kernel') }, saves);
		}
		return 0;
	},
};

function remedyFor(lab: Lab, file: string | undefined): string {
	if (file !== undefined) return 'Give a file that is there.';
	if (lab.exercise) return `Begin: npm run interleave -- start ${lab.id}`;
	return `${lab.id} is no exercise. Give a program of yours: npm run interleave -- watch ${lab.id} <file>`;
}

/** Judges what was saved, and prints it unless it was saved again meanwhile. */
async function checkOnce(lab: Lab, how: { file: string; kernel: boolean }, saves: Saves): Promise<void> {
	const out = process.stdout;
	const line = progress(process.stderr);
	// What was there before stays above, where the terminal keeps it.
	if (out.isTTY) out.write('\x1b[2J\x1b[3J\x1b[H');
	const text = await judged(lab, how, saves.signal, (words) => line.show(words));
	line.clear();
	if (text === undefined) return;
	const shown = path.relative(process.cwd(), how.file) || how.file;
	const { dim } = styleFor(out);
	out.write(`${text}\n${dim(`${time()}  Watching ${shown}: save to check again, Ctrl-C ends.`)}\n`);
}

async function judged(
	lab: Lab,
	how: { file: string; kernel: boolean },
	signal: AbortSignal,
	show: (words: string) => void,
): Promise<string | undefined> {
	try {
		show(`${lab.id}: run 1`);
		const onRun = (done: number, of: number) => show(`${lab.id}: run ${done}, at most ${of}`);
		const checked = await checkLab(lab, { ...how, signal, onRun });
		return signal.aborted ? undefined : checkedText(checked, styleFor(process.stdout));
	} catch (error) {
		if (!(error instanceof LabError)) throw error;
		return signal.aborted ? undefined : `✗ ${error.message}\n`;
	}
}

function time(): string {
	return new Date().toTimeString().slice(0, 8);
}
