/** What a run is asked for with, and what it gives. */
import type { Calibration, KnobSetting, Recording, StreamItem } from '../recording/types.ts';
import type { Program } from './program.ts';

export interface RunOptions {
	/** The program's file, relative to `cwd` or absolute, and its arguments. */
	argv: string[];
	/** Node's own flags. */
	execArgv?: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	stdin: 'inherit' | 'ignore' | { text: string };
	lab?: string;
	variant?: string;
	digest?: string;
	/** How free the cores are, where a claim of the lab needs to know. */
	calibration?: Calibration | undefined;
	/** The lab's knobs that do not stand as they usually do. */
	knobs?: Record<string, KnobSetting>;
	limits?: Limits;
	/** Whether the operating system's own view is recorded too, by strace. Throws a RunnerError where this machine has none. */
	kernel?: boolean;
	/**
	 * The raw bytes of the program's standard output and error, as they come. A promise holds that stream of the program back
	 * until it is kept, as a full pipe would.
	 */
	onOutput?(fd: 1 | 2, chunk: Buffer): unknown;
	/** Bytes of output that the recording keeps of each stream, half from its head and half from its tail. */
	keep?: number;
	/** The program, where it was started already with these options: so that the rest can be loaded while Node starts. */
	program?: Program;
}

export interface Limits {
	timeoutMs?: number;
	outputBytes?: number;
	/** Processes alive at once. */
	processes?: number;
	/** Memory of all processes together. */
	memoryBytes?: number;
	/** Events of one kind in one lane that the recording keeps. */
	events?: number;
}

export interface Run {
	/** For one consumer; the header first, the end last. */
	items: AsyncIterable<StreamItem>;
	/** SIGTERM, 300 ms, SIGKILL; then nothing of the run is alive. */
	stop(cause?: 'stopped' | 'timeout'): void;
	/** Hands a signal on to the program. */
	kill(signal: NodeJS.Signals): void;
	/** The finished recording; also when nobody reads the items. Nothing that the run started is alive then. */
	done: Promise<Recording>;
}
