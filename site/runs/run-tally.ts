/** Many runs on the reader's machine, counted as they come. Of each outcome and each value one recording is kept. */
import type { ClaimsModule, Verdict } from '../../scripts/recording/claim.ts';
import { judgeAll } from '../../scripts/recording/judge.ts';
import { NOT_RECORDED, outcomeSeen } from '../../scripts/recording/outcome-seen.ts';
import type { OutcomesFile } from '../../scripts/recording/outcomes.ts';
import { type OverRuns, overRuns } from '../../scripts/recording/over-runs.ts';
import type { Recording } from '../../scripts/recording/types.ts';

export interface RunTally {
	add(recording: Recording): void;
	readonly runs: number;
	/** How often each outcome came, the most frequent first; empty where the lab names none. */
	readonly outcomes: OutcomesFile['outcomes'];
	/** How often each value came, the least first: the outcome's, or how long the runs took in whole milliseconds. */
	readonly values: [value: number, count: number][];
	/** What the values are. */
	readonly valueIs: string;
	/** What the runs together say of each claim. */
	readonly claims: OverRuns[];
	/** A recording of an outcome. */
	ofOutcome(id: string): Recording | undefined;
	/** A recording whose value this is content with. */
	ofValue(holds: (value: number) => boolean): Recording | undefined;
	/** The recording that decided against a claim. */
	against(claim: string): Recording | undefined;
}

/** Recordings that are kept for their values: a bar may lack one where runs gave more values than that. */
const MOST_KEPT = 40;

export function runTally({ claims, outcome }: ClaimsModule): RunTally {
	const outcomes = new Map<string, number>();
	const values = new Map<number, number>();
	const verdicts = new Map<string, Verdict[]>();
	const byOutcome = new Map<string, Recording>();
	const byValue = new Map<number, Recording>();
	const against = new Map<string, Recording>();
	let runs = 0;

	function countValue(value: number, recording: Recording): void {
		values.set(value, (values.get(value) ?? 0) + 1);
		if (byValue.size < MOST_KEPT && !byValue.has(value)) byValue.set(value, recording);
	}

	return {
		add(recording) {
			runs++;
			for (const { claim, ...verdict } of judgeAll(claims, recording)) {
				verdicts.set(claim.id, [...(verdicts.get(claim.id) ?? []), verdict]);
				const refutes = verdict.verdict === 'refuted' && claim.kind !== 'sometimes';
				if (refutes && !against.has(claim.id)) against.set(claim.id, recording);
			}
			// Outcomes are of the program as it is.
			if (!outcome || recording.header.variant !== undefined) {
				countValue(Math.round((recording.header.durationUs ?? 0) / 1000), recording);
				return;
			}
			const came = outcomeSeen(outcome, recording) ?? { outcome: NOT_RECORDED };
			outcomes.set(came.outcome, (outcomes.get(came.outcome) ?? 0) + 1);
			if (!byOutcome.has(came.outcome)) byOutcome.set(came.outcome, recording);
			if (came.value !== undefined) countValue(came.value, recording);
		},
		get runs() {
			return runs;
		},
		get outcomes() {
			const sorted = [...outcomes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
			return sorted.map(([id, count]) => ({ id, count }));
		},
		get values() {
			return [...values].sort(([a], [b]) => a - b);
		},
		get valueIs() {
			return outcomes.size > 0 ? (outcome?.value ?? 'value') : 'how long a run took, ms';
		},
		get claims() {
			return claims.flatMap((claim) => {
				const found = verdicts.get(claim.id);
				return found ? overRuns(claim, found) : [];
			});
		},
		ofOutcome: (id) => byOutcome.get(id),
		ofValue: (holds) => [...byValue].find(([value]) => holds(value))?.[1],
		against: (claim) => against.get(claim),
	};
}
