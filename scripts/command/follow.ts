import type { Recording } from '../recording/types.ts';
import type { Run } from '../runner/run.ts';
import { exitCodeOf } from './exit-code.ts';
import { keep } from './out-file.ts';
import { EXIT_NO_READER, whenReaderLeaves } from './reader.ts';
import type { Wanted } from './run.ts';
import type { Started } from './start-target.ts';

/** How a run that was followed came out. */
export interface Followed {
	/** The exit code of the command. */
	code: number;
	/** Absent where nobody read on. */
	recording?: Recording;
}

/** Sees a run to its end and shows what it was. */
export async function follow({ run, lab }: Started, wanted: Wanted): Promise<Followed> {
	let read = true;
	whenReaderLeaves(() => {
		read = false;
		run.stop();
	});
	// Loaded while the program runs.
	const ending = wanted.json || wanted.quiet ? undefined : import('./summary.ts');
	if (wanted.json) await printItems(run, () => read);
	const recording = await run.done;
	if (wanted.out) await keepRecording(recording, wanted.out);
	if (!read) return { code: EXIT_NO_READER };
	if (ending) process.stderr.write((await ending).summary(recording, lab, process.stderr));
	if (ending) await tellLostRuns();
	return { code: exitCodeOf(recording), recording };
}

/** Of a run that was lost, the next one tells. What is too old to be of use goes. */
async function tellLostRuns(): Promise<void> {
	const [{ lostRuns, markTold, removeOldRuns }, { ago }] = await Promise.all([
		import('../runner/lost-runs.ts'),
		import('./recover.ts'),
	]);
	removeOldRuns();
	for (const run of lostRuns().filter(({ told }) => !told)) {
		markTold(run);
		const { name, began, dir } = run;
		const how = `npm run interleave -- recover ${dir}`;
		process.stderr.write(`\nThe runner of ${name} was killed (begun ${ago(began)}). See: ${how}\n`);
	}
}

async function printItems(run: Run, isRead: () => boolean): Promise<void> {
	const { formatItem } = await import('../recording/stream.ts');
	for await (const item of run.items) {
		if (isRead()) process.stdout.write(formatItem(item));
	}
}

async function keepRecording(recording: Recording, file: string): Promise<void> {
	const { writeRecording } = await import('../recording/stored.ts');
	keep(file, writeRecording(recording));
}
