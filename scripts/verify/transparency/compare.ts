/** Runs a command several times without the probe and with it, and judges whether the difference is one. */
import { normalised } from './normalised.ts';
import { type Case, type Conditions, type Ending, runOnce } from './run-once.ts';

export interface CompareOptions extends Omit<Conditions, 'probed'> {
	/** A difference counts when it is seen so many times out of so many. */
	times: number;
	/** Compares what was written too, where the plain runs agree on it. */
	output: boolean;
}

export type Verdict = 'same' | 'differs' | 'flaky' | 'fails in both';

export interface Comparison {
	name: string;
	verdict: Verdict;
	/** How often each ending was seen, without the probe and with it; only where they were not all alike. */
	plain?: Record<string, number>;
	probed?: Record<string, number>;
	/** One ending of each, where they differ. */
	endings?: { plain: Ending; probed: Ending };
}

/** Two runs where they agree; else as many as it takes to tell a difference from a flaky program. */
export async function compare(one: Case, { times, output, ...conditions }: CompareOptions): Promise<Comparison> {
	const plain: Ending[] = [];
	const probed: Ending[] = [];
	for (let round = 0; round < times; round++) {
		plain.push(await runOnce(one, { ...conditions, probed: false }));
		probed.push(await runOnce(one, { ...conditions, probed: true }));
		if (round === 0 && agree(plain, probed, output)) {
			const { code, late } = plain[0] as Ending;
			return { name: one.name, verdict: code === 0 && !late ? 'same' : 'fails in both' };
		}
	}
	return {
		name: one.name,
		verdict: judge(plain, probed, output),
		...{ plain: tally(plain), probed: tally(probed) },
		endings: apart(plain, probed, output),
	};
}

function agree(plain: Ending[], probed: Ending[], output: boolean): boolean {
	const [one, other] = [plain, probed].map((endings) => new Set(endings.map((ending) => seen(ending, output))));
	return one?.size === 1 && other?.size === 1 && one.difference(other).size === 0;
}

/** Alike in itself, and not alike to the other: anything else may be chance. */
function judge(plain: Ending[], probed: Ending[], output: boolean): Verdict {
	for (const withOutput of output ? [false, true] : [false]) {
		const [one, other] = [plain, probed].map((endings) => new Set(endings.map((end) => seen(end, withOutput))));
		if (one?.size === 1 && other?.size === 1 && one.isDisjointFrom(other)) return 'differs';
	}
	return 'flaky';
}

/** An ending of each that the other has not, where there is one. */
function apart(plain: Ending[], probed: Ending[], output: boolean): Comparison['endings'] {
	const other = (ones: Ending[], others: Ending[]) => {
		const known = new Set(others.map((ending) => seen(ending, output)));
		return (ones.find((ending) => !known.has(seen(ending, output))) ?? ones.at(-1)) as Ending;
	};
	return { plain: other(plain, probed), probed: other(probed, plain) };
}

function tally(endings: Ending[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const ending of endings) {
		const word = seen(ending, false);
		counts[word] = (counts[word] ?? 0) + 1;
	}
	return counts;
}

function seen({ code, signal, late, out, err }: Ending, output: boolean): string {
	const end = late ? 'too late' : signal ? signal : `exit ${code}`;
	return output ? JSON.stringify([end, normalised(out), normalised(err)]) : end;
}
