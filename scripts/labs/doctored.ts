import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { ClaimsModule } from '../recording/claim.ts';
import { isAbout, judgeAll } from '../recording/judge.ts';
import { ofKind } from '../recording/of-kind.ts';
import { readRecording } from '../recording/stored.ts';
import type { EventOf, Recording, RunEvent } from '../recording/types.ts';

/** Changes a copy of a recording, so that a claim about it must change its verdict. */
export type Doctor = (copy: Recording) => void;

/**
 * For tests of a lab's claims: each must hold for the committed recording (after `held`, where one run cannot show it)
 * and be refuted by each doctored copy. A claim without a doctored recording fails: it may be one that cannot fail.
 */
export function testClaims(
	dir: string,
	{ claims }: ClaimsModule,
	cases: Record<string, { held?: Doctor; refuted: Record<string, Doctor> }>,
): void {
	const lab = path.basename(dir);
	test(`the claims of ${lab} have a recording each that refutes them`, () => {
		assert.deepEqual(Object.keys(cases).sort(), claims.map(({ id }) => id).sort());
	});
	for (const claim of claims) {
		const { held, refuted = {} } = cases[claim.id] ?? {};
		test(`${lab}: ${claim.id} is held by the recording`, () => {
			assert.equal(verdictOn(claim.id, held), 'held');
		});
		for (const [what, doctor] of Object.entries(refuted)) {
			test(`${lab}: ${claim.id} is refuted where ${what}`, () => {
				assert.equal(verdictOn(claim.id, doctor), 'refuted');
			});
		}
		function verdictOn(id: string, doctor: Doctor | undefined): string | undefined {
			const file = claim.variant === undefined ? 'recording.json' : `recordings/${claim.variant}.json`;
			const copy = structuredClone(readRecording(fs.readFileSync(path.join(dir, file), 'utf8'), `${lab}/${file}`));
			assert.ok(isAbout(claim, copy));
			doctor?.(copy);
			const judged = judgeAll(claims, copy).find((each) => each.claim.id === id);
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

function has(text: string, part: string | RegExp): boolean {
	return typeof part === 'string' ? text.includes(part) : part.test(text);
}
