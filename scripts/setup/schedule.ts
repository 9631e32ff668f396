/** Does steps as soon as what they need is done, several at a time. */

export interface Step {
	name: string;
	/** Names of steps that must have passed before. */
	after?: string[];
	/** Steps that use the same thing are not done at the same time. */
	uses?: string;
	/** Undefined: passed. A text: failed, and why. */
	work(): Promise<Outcome>;
}

export interface Outcome {
	passed: number;
	failed: number;
	/** Shown below the step's line. */
	words?: string;
}

export interface Done extends Outcome {
	name: string;
	ms: number;
	/** Not done, since a step that it needs failed. */
	blocked?: true;
}

export interface ScheduleOptions {
	/** How many at a time. */
	slots: number;
	started(step: Step): void;
	ended(done: Done): void;
}

/** Resolves when every step is done or blocked, with all of them in the order of their ends. */
export async function schedule(steps: Step[], { slots, started, ended }: ScheduleOptions): Promise<Done[]> {
	const waiting = [...steps];
	const running = new Map<Step, Promise<void>>();
	const all: Done[] = [];
	const end = (done: Done) => {
		all.push(done);
		ended(done);
	};
	for (;;) {
		for (const step of waiting.filter((one) => needs(one, all) === 'failed')) {
			waiting.splice(waiting.indexOf(step), 1);
			end({ name: step.name, ms: 0, passed: 0, failed: 1, blocked: true });
		}
		const next = waiting.find((step) => needs(step, all) === 'passed' && !isInUse(step, [...running.keys()]));
		if (next && running.size < slots) {
			waiting.splice(waiting.indexOf(next), 1);
			started(next);
			const work = perform(next).then((done) => {
				running.delete(next);
				end(done);
			});
			running.set(next, work);
		} else if (running.size > 0) await Promise.race(running.values());
		else if (waiting.length === 0) return all;
		else if (waiting.every((step) => needs(step, all) === 'waiting'))
			throw new Error(`Steps wait for each other: ${names(waiting)}.`);
	}
}

function needs(step: Step, all: Done[]): 'passed' | 'failed' | 'waiting' {
	const before = (step.after ?? []).map((name) => all.find((done) => done.name === name));
	if (before.some((done) => done !== undefined && done.failed > 0)) return 'failed';
	return before.every((done) => done !== undefined) ? 'passed' : 'waiting';
}

function isInUse(step: Step, running: Step[]): boolean {
	return step.uses !== undefined && running.some((other) => other.uses === step.uses);
}

async function perform(step: Step): Promise<Done> {
	const started = performance.now();
	const outcome = await step.work().catch((error: Error & { remedy?: string }) => ({
		passed: 0,
		failed: 1,
		words: error.remedy === undefined ? String(error.stack) : `${error.message}\n${error.remedy}`,
	}));
	return { name: step.name, ms: performance.now() - started, ...outcome };
}

function names(steps: Step[]): string {
	return steps.map(({ name }) => name).join(', ');
}
