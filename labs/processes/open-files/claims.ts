/** What a run of open-files shows: the table of open files belongs to the process, not to a thread. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { printed, printedAt } from '../../../scripts/recording/queries.ts';
import type { OutputEvent, Recording } from '../../../scripts/recording/types.ts';

export const claims: Claim[] = [
	{
		id: 'standard-three',
		says: 'A process starts with numbers 0, 1 and 2 open: its input, its output and its errors.',
		kind: 'always',
		judge(recording) {
			const numbers = listed(recording, 'before').map((entry) => entry.fd);
			const seen = `open from the beginning: ${numbers.slice(0, 3).join(', ') || 'nothing'}`;
			const at = told(recording, /^before: /);
			return numbers.slice(0, 3).join() === '0,1,2' ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'open-then-closed',
		says: 'A file is in the list of open files from openSync to closeSync, and not before or after.',
		kind: 'always',
		rows: ['S0-12'],
		judge(recording) {
			const when = ['before', 'open', 'closed'].filter((each) => numberOf(recording, each) !== undefined);
			const seen = when.length > 0 ? `notes.txt is listed ${when.join(' and ')}` : 'notes.txt is never listed';
			const at = told(recording, /^(before|open|closed): /);
			return when.join() === 'open' ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'threads-share-files',
		says: 'Another thread of the process reads the file through the same number.',
		kind: 'always',
		rows: ['S1-11', 'S3-02'],
		judge(recording) {
			const found = /^a thread reads number (\d+): (.*)$/m.exec(printed(recording, { lane: 'P1' }));
			const opened = numberOf(recording, 'open');
			const seen = found ? `number ${found[1]} gave "${found[2]}", opened as ${opened}` : 'no thread read it';
			const right = found?.[2] === 'three seats sold' && Number(found[1]) === opened;
			const at = told(recording, /^(open: |a thread reads )/);
			return right ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'shared-objects',
		says: 'Part of its program is libraries that other processes use too, the C library among them.',
		kind: 'always',
		rows: ['S0-13'],
		judge(recording) {
			const objects = /^shared objects: (.*)$/m.exec(printed(recording, { lane: 'P1' }))?.[1]?.split(', ') ?? [];
			const known = objects.find((name) => /^(libc\.|libc-|ld-musl|libSystem|node$)/.test(name));
			const at = told(recording, /^shared objects: /);
			return known ? held(`${known}, one of ${objects.length}`, at) : refuted(`${objects.length} without libc`, at);
		},
	},
];

/** When it printed these lines. */
function told(recording: Recording, lines: RegExp): OutputEvent[] {
	return printedAt(recording, lines, { lane: 'P1' });
}

function listed(recording: Recording, when: string): { fd: number; name: string }[] {
	const line = new RegExp(`^${when}: (.*), and \\d+ others$`, 'm').exec(printed(recording, { lane: 'P1' }))?.[1] ?? '';
	return [...line.matchAll(/(\d+) ([^,]+)/g)].map(([, fd, name]) => ({ fd: Number(fd), name: name ?? '' }));
}

function numberOf(recording: Recording, when: string): number | undefined {
	return listed(recording, when).find((entry) => entry.name === 'notes.txt')?.fd;
}
