import { plain } from '../../scripts/timeline/plain.ts';

/** Names of what was given and is not shown. */
export interface LeftOut {
	/** More than two. */
	recordings: string[];
	folders: string[];
	/** Given with two runs. */
	programs: string[];
}

/** What of that which was given is not shown, and why. */
export function leftOutWords({ recordings, folders, programs }: LeftOut): string[] {
	return [
		...words('Two recordings at most are shown at once.', recordings),
		...words('Of a folder nothing is read: give the files that are in it.', folders),
		...words('Lines of a program are shown beside one run alone.', programs),
	];
}

function words(reason: string, names: string[]): string[] {
	return names.length > 0 ? [`${reason} Left out: ${names.map(plain).join(', ')}.`] : [];
}
