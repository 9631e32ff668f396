import { link } from './link.ts';

/** The viewer with the recording at this address, and the program's files at those beside it. */
export function viewerLink(recording: string, programs: readonly string[] = []): string {
	const asked = new URLSearchParams([['from', recording], ...programs.map((program) => ['program', program])]);
	return `${link('view/')}?${asked}`;
}
