import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { amount } from '../recording/amount.ts';
import type { ClaimsModule, Outcomes } from '../recording/claim.ts';
import { judgeAll } from '../recording/judge.ts';
import { outcomeOf, type TalliedRun, tally, writeOutcomes } from '../recording/outcomes.ts';
import { skeletonOf } from '../recording/skeleton.ts';
import { writeRecording } from '../recording/stored.ts';
import { claimsAbout, loadClaims } from './claims.ts';
import { digestOf } from './digest.ts';
import { type JudgedRun, judgeRuns, verdictsOver } from './judge-runs.ts';
import { keep } from './keep.ts';
import { LabError } from './lab-error.ts';
import { type Lab, variantOf } from './load.ts';
import { MIRRORS } from './mirror.ts';
import { lacking, lackingInWords } from './needs.ts';
import { type Machine, normalise } from './normalise.ts';
import { outcomesOf, recordingFile, recordingOf } from './recordings.ts';
import { isSound, mostFrequent, typicalRun } from './typical-run.ts';

/** What became of one committed file. */
export interface Recorded {
	/** Relative to the checkout. */
	file: string;
	/** `kept`: nothing logical changed. `not recorded`: the machine lacks what the lab needs. */
	state: 'written' | 'kept' | 'not recorded';
	why: string;
}

/** How to record, where not as usual. */
export interface HowToRecord {
	/** Records this variant alone. */
	variant?: string | undefined;
	/** Writes also where nothing logical changed: for when the recorder sees more than it did. */
	anew?: boolean;
	/** Records the kernel's view too, also where the lab does not need it. */
	kernel?: boolean;
	onRun?(done: number, of: number): void;
}

/** Runs a lab and its variants, and writes what changed of its recordings and outcomes. */
export async function recordLab(
	lab: Lab,
	{ variant: only, anew = false, kernel = false, onRun }: HowToRecord = {},
): Promise<Recorded[]> {
	const lacks = lacking(lab.needs);
	if (lacks.length > 0) {
		return [
			{
				file: `labs/${lab.id}`,
				state: 'not recorded',
				why: lackingInWords(lacks),
			},
		];
	}
	if (!lab.files.includes('main.ts')) return [];
	variantOf(lab, only);
	const module = await loadClaims(lab);
	const recorded: Recorded[] = [];
	for (const variant of only === undefined ? [undefined, ...Object.keys(lab.variants)] : [only]) {
		const counted = variant === undefined ? module.outcome : undefined;
		const runs = await judgeRuns(lab, module, {
			variant,
			...(kernel && { kernel }),
			atMost: lab.runs,
			thorough: counted !== undefined,
			prepare: (recording) => normalise(recording, machineOf(lab)),
			onRun: (done) => onRun?.(done, lab.runs),
		});
		refuseRefuted(lab, runs);
		recorded.push(recordTypical(lab, module, runs, { variant, anew }));
		if (counted) recorded.push(recordOutcomes(lab, counted, runs, anew));
	}
	return recorded;
}

/** What of this machine must not stand in a recording of the lab. */
function machineOf(lab: Lab): Machine {
	const { username } = os.userInfo();
	return {
		lab: lab.dir,
		checkout: lab.root,
		mirrors: path.join(lab.root, MIRRORS),
		node: process.execPath,
		tmp: os.tmpdir(),
		home: os.homedir(),
		host: os.hostname(),
		user: username,
	};
}

/** A lab whose claims do not hold is not recorded: its author sees the run that refutes one. */
function refuseRefuted(lab: Lab, runs: JudgedRun[]): void {
	const refuted = verdictsOver(runs).find(
		({ claim, verdict }) => claim.kind !== 'free machine' && verdict === 'refuted',
	);
	const counterexample = refuted?.run === undefined ? undefined : runs[refuted.run];
	if (!refuted || !counterexample) return;
	const file = keep(lab, counterexample.recording);
	throw new LabError(
		{ file: `labs/${lab.id}/claims.ts` },
		`claim "${refuted.claim.id}" (${refuted.claim.kind}) is refuted: ${refuted.seen}\n  ${refuted.claim.says}`,
		`The run is kept in ${file} (${amount(runs.length, 'run')}). Mend the program or the claim, then record again.`,
	);
}

function recordTypical(
	lab: Lab,
	module: ClaimsModule,
	runs: JudgedRun[],
	{ variant, anew }: { variant: string | undefined; anew: boolean },
): Recorded {
	const file = `labs/${lab.id}/${recordingFile(variant)}`;
	if (!anew && isStillTypical(lab, module, runs, variant))
		return { file, state: 'kept', why: 'nothing logical changed' };
	const typical = typicalRun(runs);
	if (!typical) throw new Error(`${lab.id}: there is no run to record`);
	writeCommitted(lab, file, writeRecording(typical.recording));
	return {
		file,
		state: 'written',
		why: `of ${amount(runs.length, 'run')}${typical.outcome ? `, outcome ${typical.outcome}` : ''}`,
	};
}

/** Whether the committed recording is fresh, holds, and is logically one of these runs or of their usual outcome. */
function isStillTypical(lab: Lab, module: ClaimsModule, runs: JudgedRun[], variant: string | undefined): boolean {
	const recording = orNothing(() => recordingOf(lab, variant));
	if (recording?.header.digest !== digestOf(lab, variant)) return false;
	if (!isSound({ recording, judged: judgeAll(claimsAbout(module.claims, variant), recording) })) return false;
	if (module.outcome && variant === undefined) {
		return mostFrequent(runs).has(outcomeOf(module.outcome, recording).outcome);
	}
	const skeleton = skeletonOf(recording);
	return runs.some((run) => skeletonOf(run.recording) === skeleton);
}

function recordOutcomes(lab: Lab, outcome: Outcomes, runs: JudgedRun[], anew: boolean): Recorded {
	const file = `labs/${lab.id}/outcomes.json`;
	const digest = digestOf(lab, undefined, { outcomes: true });
	const before = orNothing(() => outcomesOf(lab));
	const seen = new Set(runs.map((run) => run.outcome));
	const isNew = [...seen].filter((id) => !before?.outcomes.some((known) => known.id === id));
	if (!anew && before?.digest === digest && isNew.length === 0) return { file, state: 'kept', why: 'no new outcome' };
	const tallied = tally(runs.filter((run): run is JudgedRun & TalliedRun => run.outcome !== undefined));
	const [{ recording }] = runs as [JudgedRun];
	const { node, platform, cores } = recording.header;
	const facts = { format: 'interleave-outcomes', version: 1, lab: lab.id, digest, node, platform, cores } as const;
	writeCommitted(lab, file, writeOutcomes({ ...facts, ...tallied }));
	const words = tallied.outcomes.map(({ id, count }) => `${outcome.classes[id]} ${count}`).join(', ');
	return { file, state: 'written', why: `of ${amount(runs.length, 'run')}: ${words}` };
}

/** The last look before something is committed: normalise() must have found every place of this machine. */
function writeCommitted(lab: Lab, file: string, text: string): void {
	if (text.includes(lab.root)) throw new Error(`${file} would name ${lab.root}: normalise() missed a place`);
	const absolute = path.join(lab.root, file);
	fs.mkdirSync(path.dirname(absolute), { recursive: true });
	fs.writeFileSync(absolute, text);
}

/** What cannot be read is recorded anew. */
function orNothing<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
