/** For tests: facts made up. */
import type { ClaimsModule } from '../recording/claim.ts';
import type { Recording } from '../recording/types.ts';
import type { Facts } from './facts.ts';

/** The facts of a lab that a test makes up: its runs, the typical one first, and what it claims of them. */
export function madeUp(runs: Recording[], module: Partial<ClaimsModule> = {}): Facts {
	return {
		lab: 'test/lab',
		module: { claims: [], ...module },
		runs: runs.map((recording, index) => {
			const { variant } = recording.header;
			return { name: `test/lab${variant ? `/${variant}` : index > 0 ? `/outcome-${index}` : ''}`, recording };
		}),
	};
}
