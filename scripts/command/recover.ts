import path from 'node:path';
import { amount } from '../recording/amount.ts';
import { writeRecording } from '../recording/stored.ts';
import { type LostRun, lostRuns } from '../runner/lost-runs.ts';
import { recover } from '../runner/recover.ts';
import { keep, outFile } from './out-file.ts';
import { EXIT, UsageError, type Verb } from './verb.ts';

export const verb: Verb = {
	name: 'recover',
	summary: 'reads what was recorded of a run whose runner was killed',
	takes: '[directory]',
	about: `
When the runner of a run is killed, nothing of the run stays alive, and what its processes and threads had written stays in
the run's directory. This makes a recording of it: an incomplete one, since nobody saw how the run ended. It goes to standard
output, or to --out. The directory is left as it is; a later run removes it when it is a day old.

Without a directory: the runs that can be recovered.`,
	flags: { out: { value: 'FILE', says: 'keeps the recording there' } },
	async start({ words: [dir, ...others], flags }) {
		if (others.length > 0) throw new UsageError(`recover takes one directory, and got also "${others[0]}"`);
		const out = flags.get('out');
		if (dir === undefined) {
			if (out !== undefined) throw new UsageError('--out needs the directory of a run: recover --out FILE <directory>');
			process.stdout.write(list(lostRuns()));
			return EXIT.held;
		}
		const file = out === undefined ? undefined : outFile(out);
		const recording = recover(path.resolve(dir));
		const text = writeRecording(recording);
		if (file === undefined) {
			process.stdout.write(text);
			return EXIT.held;
		}
		keep(file, text);
		const { lanes, events } = recording;
		const counted = `${amount(lanes.length, 'lane')} and ${events.length} events`;
		process.stderr.write(`${counted} are in ${out}\n`);
		return EXIT.held;
	},
};

function list(runs: LostRun[]): string {
	if (runs.length === 0) return 'There is no run to recover.\n';
	return runs.map(({ dir, began, name }) => `${dir}  ${name}, ${ago(began)}\n`).join('');
}

/** `3 min ago`. */
export function ago(began: number, now = Date.now()): string {
	const minutes = Math.max(0, Math.round((now - began) / 60_000));
	return minutes < 1 ? 'just now' : minutes < 90 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}
