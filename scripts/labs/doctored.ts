import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Marked, SEAL, type Seal, STOPPED } from '../../labs/lib/facts.ts';
import type { Claim, ClaimsModule } from '../recording/claim.ts';
import { isAbout, judgeAll } from '../recording/judge.ts';
import { ofKind } from '../recording/of-kind.ts';
import { readRecording } from '../recording/stored.ts';
import type { EventOf, Json, Recording, RunEvent } from '../recording/types.ts';
import { findLab, loadLabs } from './load.ts';
import { momentFaults } from './moment-faults.ts';
import { runLab } from './run-lab.ts';

/** Changes a copy of a recording, so that a claim about it must change its verdict. */
export type Doctor = (copy: Recording) => void;

/** Doctors by claim. `held`, where the run as it is cannot show the claim. */
export type Cases = Record<string, { held?: Doctor; refuted: Record<string, Doctor> }>;

/**
 * For tests of a lab's claims: each must hold for the committed recording (after `held`, where one run cannot show it)
 * and be refuted by each doctored copy. A claim without a doctored recording fails: it may be one that cannot fail.
 */
export function testClaims(dir: string, { claims }: ClaimsModule, cases: Cases): void {
	const lab = path.basename(dir);
	testDoctored(lab, claims, cases, (claim) => {
		const file = claim.variant === undefined ? 'recording.json' : `recordings/${claim.variant}.json`;
		return readRecording(fs.readFileSync(path.join(dir, file), 'utf8'), `${lab}/${file}`);
	});
}

/** For tests of an exercise's task, in the same way: of the solution no recording is committed, and so it is run once. */
export function testTask(dir: string, { task = [] }: ClaimsModule, cases: Cases): void {
	const root = path.resolve(dir, '../../..');
	const lab = findLab(loadLabs(root), path.relative(path.join(root, 'labs'), dir).replaceAll('\\', '/'));
	let solved: Promise<Recording> | undefined;
	testDoctored(lab.name, task, cases, () => {
		solved ??= runLab(lab, { task: true, program: path.join(dir, 'solution.ts') }).done;
		return solved;
	});
}

function testDoctored(
	lab: string,
	claims: Claim[],
	cases: Cases,
	runFor: (claim: Claim) => Recording | Promise<Recording>,
): void {
	test(`the claims of ${lab} have a recording each that refutes them`, () => {
		assert.deepEqual(Object.keys(cases).sort(), claims.map(({ id }) => id).sort());
	});
	for (const claim of claims) {
		const { held, refuted = {} } = cases[claim.id] ?? {};
		test(`${lab}: ${claim.id} is held by the recording`, async () => {
			assert.equal(await verdictOn(held), 'held');
		});
		for (const [what, doctor] of Object.entries(refuted)) {
			test(`${lab}: ${claim.id} is refuted where ${what}`, async () => {
				assert.equal(await verdictOn(doctor), 'refuted');
			});
		}
		async function verdictOn(doctor: Doctor | undefined): Promise<string | undefined> {
			const copy = structuredClone(await runFor(claim));
			assert.ok(isAbout(claim, copy));
			doctor?.(copy);
			const judged = judgeAll(claims, copy).find((each) => each.claim.id === claim.id);
			assert.deepEqual(momentFaults(copy, judged?.at), []);
			return judged?.verdict;
		}
	}
}

/** A doctor that changes what was printed; fails where nothing reads so. */
export function reprint(from: string | RegExp, to: string): Doctor {
	return (copy) => {
		let found = false;
		for (const event of ofKind(copy.events, 'out')) {
			if (event.text === undefined || !has(event.text, from)) continue;
			found = true;
			event.text = event.text.replace(from, to);
		}
		assert.ok(found, `nothing printed has ${from}`);
	};
}

/** A doctor that changes the events of a kind, of all lanes or of one. */
export function change<K extends RunEvent['kind']>(
	kind: K,
	lane: string | undefined,
	how: (event: EventOf<K>) => void,
): Doctor {
	return (copy) => {
		const events = ofKind(copy.events, kind).filter((event) => lane === undefined || event.lane === lane);
		assert.ok(events.length > 0, `there is no ${kind} of ${lane ?? 'any lane'}`);
		for (const event of events) how(event);
	};
}

/** A doctor that changes the fact which a harness marked by this name. */
export function refact<T>(name: string, how: (fact: T) => void): Doctor {
	return (copy) => {
		const mark = ofKind(copy.events, 'mark').find((mark) => mark.lane === 'P1' && mark.name === name);
		assert.ok(mark, `the harness marked no "${name}"`);
		how((mark.detail as Marked<T>).fact);
	};
}

/** A doctor that stops the harness at a fact: it marks why, and neither the fact nor another one. */
export function stopAt(name: string): Doctor {
	return (copy) => {
		const marks = ofKind(copy.events, 'mark').filter(({ lane }) => lane === 'P1');
		const seal = marks.find((mark) => mark.name === SEAL)?.detail as Seal;
		const at = seal.findIndex(([fact]) => fact === name);
		assert.ok(at >= 0, `the harness marked no "${name}"`);
		const [[, nonce], ...later] = seal.splice(at, seal.length, [STOPPED, seal[at]?.[1] ?? '']) as [Seal[0], ...Seal];
		const isOf = (one: string) => (mark: RunEvent) =>
			mark.kind === 'mark' && (mark.detail as Marked<Json> | null)?.nonce === one;
		Object.assign(marks.find(isOf(nonce)) ?? {}, { name: STOPPED, detail: { nonce, fact: 'it never came' } });
		copy.events = copy.events.filter((event) => !later.some(([, one]) => isOf(one)(event)));
	};
}

function has(text: string, part: string | RegExp): boolean {
	return typeof part === 'string' ? text.includes(part) : part.test(text);
}
