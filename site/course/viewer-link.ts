import { link } from './link.ts';

/** The viewer with the recordings at these addresses, one or two, and the program's files at those beside them. */
export function viewerLink(recordings: readonly string[], programs: readonly string[] = []): string {
	const asked = new URLSearchParams([
		...recordings.map((recording) => ['from', recording]),
		...programs.map((program) => ['program', program]),
	]);
	return `${link('view/')}?${asked}`;
}
