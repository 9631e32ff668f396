/** Judges claims by one recording. */
import { type Claim, type Need, notJudged, refuted, type Verdict } from './claim.ts';
import { NotRecorded } from './not-recorded.ts';
import type { KnobSetting, Recording } from './types.ts';

export interface Judged extends Verdict {
	claim: Claim;
	/** Why the run cannot count, where it did not come to its end: this refutes a task, of whatever kind the claim is. */
	ended?: string;
}

/** The verdicts on the claims that are about this recording's variant; claims about other variants are left out. */
export function judgeAll(claims: readonly Claim[], recording: Recording): Judged[] {
	return claims.filter((claim) => isAbout(claim, recording)).map((claim) => ({ claim, ...judgeOne(claim, recording) }));
}

/** The verdict on one claim; `unrecorded` makes it where the recording left out what the claim asks for. */
export function judgeOne(claim: Claim, recording: Recording, unrecorded = notJudged): Verdict {
	const obstacle = obstacleTo(claim, recording);
	if (obstacle) return notJudged(obstacle);
	const verdict = ask(claim, recording, unrecorded);
	// A program that was stopped may not have come to what the claim is about; what it showed until then stays shown.
	if (verdict.verdict === 'refuted' && recording.header.exit?.cause === 'stopped')
		return {
			...verdict,
			verdict: 'not judged',
			seen: `The run was stopped before its end. Until then: ${verdict.seen}`,
		};
	return verdict;
}

/** Whether a claim is about the variant that was recorded. */
export function isAbout(claim: Claim, { header }: Recording): boolean {
	return claim.variant === header.variant;
}

/** Why the recording cannot decide the claim; undefined where it can. */
function obstacleTo(claim: Claim, { header }: Recording): string | undefined {
	if (!header.exit) return 'The run has not ended.';
	if (header.knobs && !claim.knobs) return turnedInWords(Object.values(header.knobs));
	const missing = (claim.needs ?? []).find((need) => !isMet(need, header));
	if (missing) return WHY_MISSING[missing];
	if (claim.kind !== 'free machine') return undefined;
	if (!header.calibration) return 'It was not measured whether the cores were free during this run.';
	return header.calibration.coresFree ? undefined : `The cores were not free: ${header.calibration.detail}`;
}

/** `this claim is about 1,000,000 additions each; this run had 10` */
function turnedInWords(knobs: KnobSetting[]): string {
	const usual = knobs.map(({ usual, title }) => `${usual.toLocaleString('en')} ${title}`).join(' and ');
	return `this claim is about ${usual}; this run had ${knobs.map(({ value }) => value.toLocaleString('en')).join(' and ')}`;
}

/** A recording does not tell which programs its machine had: a lab that lacks one is not run at all. */
function isMet(need: Need, { captured, platform }: Recording['header']): boolean {
	if (need === 'kernel') return captured.includes('kernel');
	if (need === 'linux') return platform.startsWith('linux');
	if (need === 'posix') return !platform.startsWith('win32');
	return true;
}

const WHY_MISSING: Partial<Record<Need, string>> = {
	kernel: "The operating system's own view was not captured in this run.",
	linux: 'This run was not on Linux.',
	posix: 'This run was on Windows.',
};

function ask(claim: Claim, recording: Recording, unrecorded: typeof notJudged): Verdict {
	try {
		const verdict: unknown = claim.judge(recording);
		if (isVerdict(verdict)) return verdict;
		return refuted(`Claim "${claim.id}" is mistaken: its judge must return held(), refuted() or notJudged().`);
	} catch (error) {
		if (error instanceof NotRecorded) return unrecorded(error.message);
		return refuted(
			`Claim "${claim.id}" could not be judged: ${error instanceof Error ? error.message : String(error)}`,
		);
	}
}

function isVerdict(value: unknown): value is Verdict {
	if (typeof value !== 'object' || value === null || !('verdict' in value) || !('seen' in value)) return false;
	return ['held', 'refuted', 'not judged'].includes(value.verdict as string) && typeof value.seen === 'string';
}
