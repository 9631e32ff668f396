import type { Browser, Page } from 'playwright';

/** What the page's main thread did, in milliseconds of its own CPU time: other programs do not lengthen it. */
export interface Work {
	script: number;
	/** Scripts, styles, layout, paint. */
	all: number;
	/** The longest task. */
	longest: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', 'blink.user_timing'];

interface TraceEvent {
	name: string;
	cat?: string;
	ph: string;
	pid: number;
	tid: number;
	ts: number;
	dur: number;
	/** CPU time of the thread. */
	tdur?: number;
	args?: { name?: string };
}

export interface Worked<T> {
	gave: T;
	work: Work;
	/** Of it, what began before the page made a performance mark of that name. */
	until(mark: string): Work;
}

/** Does something with a page, and says what work that was for its main thread. */
export async function worked<T>(browser: Browser, page: Page, act: () => Promise<T>): Promise<Worked<T>> {
	await browser.startTracing(page, { categories: CATEGORIES });
	let gave: T;
	let trace: Buffer;
	try {
		gave = await act();
	} finally {
		trace = await browser.stopTracing();
	}
	const events: TraceEvent[] = JSON.parse(String(trace)).traceEvents;
	return { gave, work: workIn(events), until: (mark) => workIn(events, mark) };
}

/** The main thread is the busiest one of that name: there is one page, and helpers of the browser that do little. */
export function workIn(events: TraceEvent[], mark?: string): Work {
	const end =
		events.find(({ name, cat }) => name === mark && cat?.includes('user_timing'))?.ts ?? Number.POSITIVE_INFINITY;
	const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
	const mains = new Set(
		events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
	);
	const threads = Map.groupBy(
		events.filter((event) => event.ph === 'X' && event.ts < end && mains.has(threadOf(event))),
		threadOf,
	);
	const works = [...threads.values()].map(workOf);
	return works.sort((a, b) => b.all - a.all)[0] ?? { script: 0, all: 0, longest: 0 };
}

const SCRIPT =
	/^(RunMicrotasks|FunctionCall|EvaluateScript|v8\.(callFunction|run|compile|evaluateModule|compileModule).*)$/;

function workOf(events: TraceEvent[]): Work {
	const cpu = ({ tdur = 0 }: TraceEvent) => tdur / 1000;
	const sum = (list: TraceEvent[]) => list.reduce((ms, event) => ms + cpu(event), 0);
	const tasks = outermost(events.filter(({ name }) => /RunTask$/.test(name)));
	return {
		script: sum(outermost(events.filter(({ name }) => SCRIPT.test(name)))),
		all: sum(tasks),
		longest: Math.max(0, ...tasks.map(cpu)),
	};
}

/** Of events of one thread: those that stand within no other one. */
function outermost(events: TraceEvent[]): TraceEvent[] {
	let end = Number.NEGATIVE_INFINITY;
	return events
		.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)
		.filter(({ ts, dur }) => {
			if (ts < end) return false;
			end = ts + dur;
			return true;
		});
}
