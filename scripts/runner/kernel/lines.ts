/** The lines of `strace -f -ttt -T`: what each one says. Moments in microseconds of the clock on the wall. */

/** One thing that a thread did or that happened to it. `tid` is a process's id, or that of one of its threads. */
export type KernelLine =
	| { k: 'begun'; tid: number; t: number; name: string; args: string }
	| Call
	| { k: 'signal'; tid: number; t: number; signal: string; code: string; sender?: number }
	| { k: 'stopped'; tid: number; t: number }
	| { k: 'gone'; tid: number; t: number; code: number | null; signal: string | null }
	/** Thread `by` replaced the program, and now goes on as the process `tid` itself. */
	| { k: 'superseded'; tid: number; t: number; by: number };

/** A call that returned. */
export interface Call {
	k: 'call';
	tid: number;
	/** When it was made, and when it returned. */
	t: number;
	to: number;
	name: string;
	/** As they are printed, without the brackets around them. */
	args: string;
	/** Undefined where it did not return a number: the process ended, or the call is made again. */
	result: number | undefined;
	/** `ECHILD` */
	error?: string;
}

const LINE = /^(\d+) +(\d+)\.(\d{6}) (.*)$/s;
const RETURN = /^(.*)\) += (\?|-?\d+|0x[\da-f]+)(?: ([A-Z][A-Z0-9_]*)?[^"]*?)??(?: <(\d+)\.(\d{6})>)?$/s;

/** Reads one line after the other: a call that another thread's line interrupts comes in two parts. */
export function lineReader(): (text: string) => KernelLine | undefined {
	const begun = new Map<number, { t: number; name: string; args: string }>();

	function read(text: string): KernelLine | undefined {
		const [, pid, seconds, micros, rest = ''] = LINE.exec(text) ?? [];
		if (pid === undefined) return undefined;
		const tid = Number(pid);
		const t = Number(seconds) * 1e6 + Number(micros);
		if (rest.startsWith('---')) return happened(tid, t, rest);
		if (rest.startsWith('+++')) return ended(tid, t, rest);
		if (rest.startsWith('<... ')) return resumed(tid, t, rest);
		return called(tid, t, rest);
	}

	function called(tid: number, t: number, text: string): KernelLine | undefined {
		const open = text.indexOf('(');
		const name = text.slice(0, open);
		if (!/^\w+$/.test(name)) return undefined;
		if (text.endsWith(' <unfinished ...>')) {
			const call = { t, name, args: text.slice(open + 1, -' <unfinished ...>'.length) };
			begun.set(tid, call);
			return { k: 'begun', tid, ...call };
		}
		return returned({ tid, t, name }, text.slice(open + 1));
	}

	function resumed(tid: number, t: number, text: string): KernelLine | undefined {
		const [, name = '', rest = ''] = /^<\.\.\. (\w+) resumed>(.*)$/s.exec(text) ?? [];
		const first = begun.get(tid);
		begun.delete(tid);
		if (first?.name !== name) return undefined;
		const call = returned({ tid, t: first.t, name }, first.args + rest);
		// Where no time is told the line's own is when it returned.
		return call && { ...call, to: call.to === first.t ? t : call.to };
	}

	function ended(tid: number, t: number, text: string): KernelLine | undefined {
		const [, code, signal, by] =
			/^\+\+\+ (?:exited with (\d+)|killed by (\S+)(?: \(core dumped\))?|superseded by execve in pid (\d+)) \+\+\+$/.exec(
				text,
			) ?? [];
		if (by !== undefined) {
			const call = begun.get(Number(by));
			begun.delete(Number(by));
			if (call) begun.set(tid, call);
			return { k: 'superseded', tid, t, by: Number(by) };
		}
		begun.delete(tid);
		if (code === undefined && signal === undefined) return undefined;
		return { k: 'gone', tid, t, code: code === undefined ? null : Number(code), signal: named(signal) ?? null };
	}

	return read;
}

function returned(call: { tid: number; t: number; name: string }, text: string): Call | undefined {
	const [, args, value = '?', error, seconds, micros] = RETURN.exec(text) ?? [];
	if (args === undefined) return undefined;
	const spent = seconds === undefined ? 0 : Number(seconds) * 1e6 + Number(micros);
	const result = value === '?' ? undefined : Number(value);
	return { k: 'call', ...call, to: call.t + spent, args, result, ...(error !== undefined && { error }) };
}

function happened(tid: number, t: number, text: string): KernelLine | undefined {
	if (text.startsWith('--- stopped by ')) return { k: 'stopped', tid, t };
	const [, signal, details = ''] = /^--- (\S+) \{(.*)\} ---$/s.exec(text) ?? [];
	if (signal === undefined) return undefined;
	const [, code = ''] = /\bsi_code=(\w+)/.exec(details) ?? [];
	const [, sender] = /\bsi_pid=(\d+)/.exec(details) ?? [];
	return { k: 'signal', tid, t, signal: named(signal) ?? signal, code, ...(sender && { sender: Number(sender) }) };
}

/** `SIGRT_3` is `SIGRT3` in a recording. */
function named(signal: string | undefined): string | undefined {
	return signal?.replaceAll('_', '');
}
