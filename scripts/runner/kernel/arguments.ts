/** The arguments of calls, as strace prints them. */

/** What a process was told of a child by wait4 or waitid. */
export interface Reaped {
	/** Whether the child ended; else it was stopped or went on. */
	ended: boolean;
	/** `exit 3` or `SIGTERM`. */
	result: string;
}

/** The program and its arguments, of `execve` and `execveat`; undefined where they could not be read. */
export function execArguments(args: string): { file: string; argv: string[] } | undefined {
	const list = args.indexOf('[');
	const [file] = texts(args.slice(0, list));
	const argv = texts(args.slice(list));
	return list < 0 || file === undefined ? undefined : { file, argv: argv.length > 0 ? argv : [file] };
}

/** Whether a clone makes a thread of the same process. */
export function makesThread(args: string): boolean {
	return /\bCLONE_THREAD\b/.test(args);
}

/** Whether a wait returns at once where there is nothing to tell. */
export function isLook(args: string): boolean {
	return /\bWNOHANG\b/.test(args);
}

/** The child that a wait is for, where it is for one. */
export function waitTarget(name: string, args: string): number | undefined {
	const [, pid] = (name === 'waitid' ? /^P_PID, (\d+)/ : /^(\d+),/).exec(args) ?? [];
	return pid === undefined ? undefined : Number(pid);
}

/** What a wait told, and of which child where its result does not say it. */
export function waitStatus(args: string): Reaped & { pid?: number } {
	const [, code] = /\bWEXITSTATUS\(s\) == (\d+)/.exec(args) ?? [];
	if (code !== undefined) return { ended: true, result: `exit ${code}` };
	const [, signal] = /\bWTERMSIG\(s\) == (SIG\w+)/.exec(args) ?? [];
	if (signal !== undefined) return { ended: true, result: signal };
	const [, how, pid, status = ''] = /\bsi_code=(CLD_\w+), si_pid=(\d+).*\bsi_status=(\w+)/.exec(args) ?? [];
	if (how === undefined) return { ended: false, result: 'stopped' };
	const result = how === 'CLD_EXITED' ? `exit ${status}` : status;
	return { ended: /^CLD_(EXITED|KILLED|DUMPED)$/.test(how), result, pid: Number(pid) };
}

/** The target and the signal of kill, tkill and tgkill. A target below 1 is a group. */
export function killArguments(name: string, args: string): { target: number; signal: string } | undefined {
	const [, target, signal] = (name === 'tgkill' ? /^(-?\d+), -?\d+, (SIG\w+)/ : /^(-?\d+), (SIG\w+)/).exec(args) ?? [];
	return signal === undefined ? undefined : { target: Number(target), signal: signal.replaceAll('_', '') };
}

/** The descriptor of read, write, readv and writev, what it leads to, and the bytes as far as they are printed. */
export function transferOf(args: string): { fd: number; file: string; bytes: Buffer } | undefined {
	const [whole = '', fd, file] = /^(\d+)<((?:[^<>]|<[^<>]*>)*)>/.exec(args) ?? [];
	if (fd === undefined || file === undefined) return undefined;
	const parts = literals(args.slice(whole.length)).map(bytesOf);
	return {
		fd: Number(fd),
		file,
		bytes: parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts),
	};
}

/** Each `"…"` in a text, without its quotes. */
function literals(text: string): string[] {
	return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, literal = '']) => literal);
}

function texts(text: string): string[] {
	return literals(text).map((literal) => bytesOf(literal).toString());
}

const LETTERS = new Map(
	[...'ntrvfabe'].map((letter, index) => [letter.charCodeAt(0), [10, 9, 13, 11, 12, 7, 8, 27][index] ?? 0]),
);
const BACKSLASH = 92;
const ZERO = 48;

/** The bytes of a literal: octal numbers of up to three digits, and C's letters. Floods come through here: no regular expression. */
function bytesOf(literal: string): Buffer {
	const bytes = Buffer.from(literal, 'latin1');
	if (!literal.includes('\\')) return bytes;
	let size = 0;
	for (let at = 0; at < bytes.length; at++) {
		let byte = bytes[at] as number;
		if (byte === BACKSLASH) {
			byte = bytes[++at] ?? BACKSLASH;
			if (isOctal(byte)) {
				byte -= ZERO;
				for (let digits = 1; digits < 3 && isOctal(bytes[at + 1]); digits++)
					byte = byte * 8 + (bytes[++at] as number) - ZERO;
			} else byte = LETTERS.get(byte) ?? byte;
		}
		bytes[size++] = byte;
	}
	return bytes.subarray(0, size);
}

function isOctal(byte: number | undefined): boolean {
	return byte !== undefined && byte >= ZERO && byte < ZERO + 8;
}
