/** A model: two to four small programs, what they share, and what is stated about them. Written in the notation of parse.ts. */

export interface Model {
	shared: { name: string; starts: number }[];
	locks: string[];
	/** Each holds so many numbers at most. */
	queues: { name: string; size: number }[];
	/** What one sleeps on until another one notifies it. */
	conditions: string[];
	programs: Program[];
	/** What must hold before and after every step. */
	always: Stated[];
	/** What must hold when all are at their end. */
	finally: Stated[];
	/** What tells one end from another: shared numbers, queues by their length, programs' own numbers as `A.x`. */
	shows: string[];
}

/** One of the programs whose steps are chosen. */
export interface Program {
	/** `A` to `D`: the letter in schedules, and its key. */
	key: string;
	/** `Worker A` */
	name: string;
	/** As a reader sees it. */
	lines: Line[];
	code: Op[];
	/** The names of its own numbers. */
	locals: string[];
}

/** A line of a program, as it is shown. */
export interface Line {
	text: string;
	/** How many blocks it stands in. */
	depth: number;
}

/** A sentence about the numbers, and how a reader sees it. */
export interface Stated {
	condition: Condition;
	says: string;
}

/** What a program does: each is one step, but `unless` and `jump`, which take none. */
export type Op = Act & Place;

/** Where an op stands. */
interface Place {
	/** Which of the program's lines shows it. */
	shown: number;
	/** Its line in the notation, from 1. */
	line: number;
}

/** What an op does. */
export type Act =
	| { op: 'read'; to: string; from: string }
	| { op: 'set'; to: string; value: Expression }
	| { op: 'write'; to: string; value: Expression }
	| { op: 'add'; to: string; value: Expression; old?: string }
	| { op: 'lock' | 'unlock'; lock: string }
	| { op: 'send'; queue: string; value: Expression }
	| { op: 'receive'; queue: string; to?: string }
	/** Sleeps until it is notified, without the lock where it names one. */
	| { op: 'wait'; on: string; lock?: string }
	/** As `Atomics.wait`: sleeps if the shared number is this one at that instant. */
	| { op: 'wait while'; on: string; is: Expression }
	| { op: 'notify'; on: string; all: boolean }
	/** Goes to `to` where the condition does not hold. */
	| { op: 'unless'; condition: Condition; to: number }
	| { op: 'jump'; to: number };

/** A number, the name of one, or a sum, difference or product. */
export type Expression = number | string | { sign: '+' | '-' | '*'; left: Expression; right: Expression };

/** A comparison, or several joined. */
export type Condition =
	| { is: '=' | '!=' | '<' | '<=' | '>' | '>='; left: Expression; right: Expression }
	| { is: 'and' | 'or'; left: Condition; right: Condition };

/** Everything that a model is at one moment. Never changed: a step makes another one. */
export interface State {
	/** In the order of the model. */
	shared: readonly number[];
	/** Who holds each lock, by place among the programs; -1 where nobody does. */
	locks: readonly number[];
	queues: readonly (readonly number[])[];
	programs: readonly Standing[];
	/** Who sleeps, longest first. */
	asleep: readonly number[];
	/** Which of `always` did not hold at this moment or an earlier one, by place. */
	broken: readonly number[];
}

/** Where a program stands. */
export interface Standing {
	/** Its next op; the length of its code: it is at its end. */
	at: number;
	locals: readonly (number | null)[];
	/** True of one that was notified and needs its lock again before it goes on. */
	woken: boolean;
}

/** Why a program cannot move. */
export type Blocked =
	| { why: 'ended' }
	| { why: 'lock'; on: string; by: number }
	| { why: 'full' | 'empty' | 'asleep'; on: string };
