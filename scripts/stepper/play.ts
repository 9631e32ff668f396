/** A schedule, gone through: what a reader has chosen so far, or what an address names. */
import { blocked, moves, nextOp, start, step } from './machine.ts';
import type { Schedule } from './shortest.ts';
import { brokenAt } from './stated.ts';
import type { Model, State } from './types.ts';

/** A schedule with the states that it went through. */
export interface Played {
	moved: Schedule;
	/** Before the first step, and after each: one more than steps. */
	states: State[];
}

/** Goes through a schedule, as far as it can be gone. */
export function play(model: Model, schedule: Schedule): Played {
	const states = [start(model)];
	const moved: number[] = [];
	for (const who of schedule) {
		const state = states.at(-1) as State;
		if (!model.programs[who] || blocked(model, state, who)) break;
		moved.push(who);
		states.push(step(model, state, who));
	}
	return { moved, states };
}

/** Whether all programs are at their end. */
export function isOver(model: Model, state: State): boolean {
	return model.programs.every((_, who) => !nextOp(model, state, who));
}

/** Whether nobody can move though somebody is not at its end. */
export function isDeadlock(model: Model, state: State): boolean {
	return !isOver(model, state) && moves(model, state).length === 0;
}

/** After which step something stated did not hold for the first time, and what; 0 is before the first. */
export function firstBroken(model: Model, { states }: Played): { step: number; says: string } | undefined {
	for (const [step, state] of states.entries()) {
		const [says] = brokenAt(model, state, isOver(model, state));
		if (says !== undefined) return { step, says };
	}
	return undefined;
}

/** `AABB`: a schedule by the programs' letters. */
export function scheduleText(model: Model, schedule: Schedule): string {
	return schedule.map((who) => model.programs[who]?.key ?? '?').join('');
}

/** The schedule that a text names, and how far of it one has gone where a dot says so: `AAB.BA`. Undefined where it is none. */
export function readSchedule(model: Model, text: string): { schedule: number[]; at: number } | undefined {
	if (text.length > LONGEST) return undefined;
	const letters = [...text.replace('.', '')];
	const schedule = letters.map((letter) => model.programs.findIndex(({ key }) => key === letter));
	if (schedule.includes(-1)) return undefined;
	const dot = text.indexOf('.');
	return { schedule, at: dot === -1 ? schedule.length : dot };
}

/** So long a schedule an address may name. */
const LONGEST = 1000;
