/** Programs that do too much of one thing, and what a runner may take and keep of it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readRecording } from '../recording/stored.ts';
import type { EventKind, Recording } from '../recording/types.ts';
import { runProgram } from '../setup/run-program.ts';
import { survivors } from './survivors.ts';

export interface Flood {
	name: string;
	/** All of it, or the share given. */
	run(share: number): Promise<Flooded>;
}

export interface Flooded {
	/** How long it took, and how much memory. */
	words: string;
	problems: string[];
}

/** What the runner's own process may take at most. A process that loads the runner takes 80 to 100 MB. */
const MOST_MEMORY = 300e6;
/** Of a recording's file. */
const MOST_FILE = 25e6;

const HERE = import.meta.dirname;

/** Each says how often what must have happened, told or dropped. */
export const FLOODS: Flood[] = [
	flood('100 MB of output', (share) => ({
		argv: ['flood-output.mjs', String(1_000_000 * share)],
		faults: (recording) => faultsOfOutput(recording, 100e6 * share),
	})),
	...(['process', 'thread'] as const).map((peer) =>
		flood(`10 million messages to a ${peer}`, (share) => ({
			argv: ['flood-messages.mjs', String(10_000_000 * share), peer],
			faults: (recording) =>
				(['send', 'receive'] as const).flatMap((kind) => tooFew(recording, kind, 10_000_000 * share)),
		})),
	),
	flood('10,000 short processes', (share) => ({
		argv: ['flood-processes.mjs', String(10_000 * share)],
		faults: (recording) => tooFew(recording, 'spawn', 10_000 * share),
	})),
	flood('1,000 threads', (share) => ({
		argv: ['flood-threads.mjs', String(1000 * share)],
		faults: (recording) => [...tooFew(recording, 'spawn', 1000 * share), ...tooFew(recording, 'mark', 1000 * share)],
	})),
];

interface Program {
	argv: string[];
	faults(recording: Recording): string[];
}

function flood(name: string, program: (share: number) => Program): Flood {
	return {
		name,
		async run(share) {
			const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-flood-'));
			try {
				return await runFlood(dir, program(share));
			} finally {
				fs.rmSync(dir, { recursive: true, force: true });
			}
		},
	};
}

async function runFlood(dir: string, { argv: [program = '', ...args], faults }: Program): Promise<Flooded> {
	const file = path.join(dir, 'recording.json');
	const argv = [path.join(HERE, 'flood-runner.ts'), file, path.join(HERE, 'programs', program), ...args];
	const { code, said } = await runProgram(argv, { cwd: HERE, env: { INTERLEAVE_FLOOD: dir } });
	if (code !== 0) return { words: 'the runner failed', problems: [said] };
	const { ms, peakBytes } = JSON.parse(said);
	const text = fs.readFileSync(file, 'utf8');
	const recording = readRecording(text, file);
	const problems = faults(recording);
	const { exit } = recording.header;
	if (exit?.code !== 0) problems.push(`the program ended with ${JSON.stringify(exit)}`);
	if (peakBytes > MOST_MEMORY) problems.push(`the runner took ${megabytes(peakBytes)}`);
	if (text.length > MOST_FILE) problems.push(`the recording has ${megabytes(text.length)}`);
	const left = survivors(dir);
	if (left.length > 0) problems.push(`processes ${left.join(', ')} are alive`);
	const { lanes, events } = recording;
	const words = `${(ms / 1000).toFixed(1)} s, runner ${megabytes(peakBytes)}, recording ${megabytes(text.length)}: ${lanes.length} lanes, ${events.length} events`;
	return { words, problems };
}

/** What was told and what was left out, together. */
function tooFew({ events }: Recording, kind: EventKind, expected: number): string[] {
	let count = 0;
	for (const event of events) {
		if (event.kind === kind) count++;
		else if (event.kind === 'dropped' && event.what === kind) count += event.count;
	}
	return count >= expected ? [] : [`${expected - count} of ${expected} events "${kind}" are neither told nor dropped`];
}

function faultsOfOutput({ events }: Recording, expected: number): string[] {
	let bytes = 0;
	for (const event of events) {
		if (event.kind === 'out') bytes += event.text?.length ?? 0;
		else if (event.kind === 'dropped' && event.what === 'out') bytes += event.bytes ?? 0;
	}
	return bytes === expected ? [] : [`${bytes} of ${expected} bytes are told or dropped`];
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
