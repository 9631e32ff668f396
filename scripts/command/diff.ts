import { loadClaims } from '../labs/claims.ts';
import { outcomesOf } from '../labs/recordings.ts';
import type { Outcomes } from '../recording/claim.ts';
import { type Comparison, compareRecordings, type Difference, type KnownOutcomes } from '../recording/diff/compare.ts';
import { outcomeSeen } from '../recording/outcome-seen.ts';
import { namedWords } from '../timeline/diff-words.ts';
import { EXIT, UsageError, type Verb } from './verb.ts';
import { type WantedRecording, wantedRecordings } from './wanted-recording.ts';

export const verb: Verb = {
	name: 'diff',
	summary: 'compares two recordings by what happened before what',
	takes: '<A> <B>',
	about: `
Compares two recordings, each a file (as "run --out" and "run --json" write them) or a lab, whose committed recording is
meant. Times do not count: only what each process and thread did, in its order, and what of the others had happened before.

same                both did the same, in the same order where one thing brought about another
allowed difference  what chance may decide came out otherwise; or another outcome that the lab's runs gave before
new                 one did what the other never did

Exit code: 0 same or allowed difference, 1 new.`,
	flags: {
		variant: { value: 'NAME', says: 'the variant of the lab, where A or B is one' },
		json: { says: 'the verdict and the differences as JSON' },
	},
	async start({ words: [a, b, ...more], flags }) {
		if (a === undefined || b === undefined) throw new UsageError('diff needs two recordings: files or labs');
		if (more.length > 0) throw new UsageError(`diff takes two recordings, and got also "${more[0]}"`);
		const variant = flags.get('variant');
		const [one, two] = wantedRecordings([a, b], variant) as [WantedRecording, WantedRecording];
		if (variant !== undefined && one.fromFile && two.fromFile)
			throw new UsageError('--variant is for labs, and these are files');
		const { known, outcome } = await knownOutcomes(one, two);
		const compared = compareRecordings(one.recording, two.recording, known, namedWords('A', 'B', outcome));
		process.stdout.write(flags.has('json') ? `${JSON.stringify(compared, null, '\t')}\n` : asText(compared, one, two));
		return compared.verdict === 'new' ? EXIT.refuted : EXIT.held;
	},
};

/** What the lab is known to give, where both are runs of one lab as it is. */
async function knownOutcomes(
	a: WantedRecording,
	b: WantedRecording,
): Promise<{ known?: KnownOutcomes; outcome?: Outcomes }> {
	const { lab } = a;
	const isPlain = [a, b].every(({ recording: { header } }) => header.variant === undefined && header.exit);
	if (!lab || lab.id !== b.lab?.id || !isPlain) return {};
	const [{ outcome }, known] = [await loadClaims(lab), outcomesOf(lab)];
	if (!outcome || !known) return {};
	const [ofA, ofB] = [a, b].map(({ recording }) => outcomeSeen(outcome, recording));
	if (!ofA || !ofB) return {};
	const both = {
		a: ofA,
		b: ofB,
		classes: known.outcomes.map(({ id }) => id),
		recordings: Object.values(known.recordings),
	};
	return { known: both, outcome };
}

/** How many differences the text shows; `--json` has all. */
const SHOWN = 20;

function asText({ verdict, differences }: Comparison, a: WantedRecording, b: WantedRecording): string {
	const shown = differences.slice(0, SHOWN).flatMap(lines);
	const more = differences.length - SHOWN;
	return [
		verdict,
		...(differences.length > 0 ? [`  A: ${a.name}`, `  B: ${b.name}`, ''] : []),
		...shown,
		...(more > 0 ? [`… and ${more} more: --json has them all`] : []),
		'',
	].join('\n');
}

function lines({ says, a, b }: Difference): string[] {
	const at = [a && `A ${a.lane} at ${milliseconds(a.t)}`, b && `B ${b.lane} at ${milliseconds(b.t)}`].filter(Boolean);
	return [`- ${says}`, ...(at.length > 0 ? [`  ${at.join(', ')}`] : [])];
}

const milliseconds = (t: number): string => `${(t / 1000).toFixed(1)} ms`;
