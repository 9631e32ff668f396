import { findLab, type Lab, loadLabs } from '../labs/load.ts';
import { CHECKOUT } from './checkout.ts';

/** The labs of these names, each once; all of them where there are no names. */
export function wantedLabs(names: string[]): Lab[] {
	const labs = loadLabs(CHECKOUT);
	return names.length === 0 ? labs : [...new Set(names.map((name) => findLab(labs, name)))];
}
