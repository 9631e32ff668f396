/** What a model does: where it starts, who can move, and what a step makes of it. Nothing here changes a state. */
import { NotationError } from './notation-error.ts';
import type { Blocked, Model, Op, Standing, State } from './types.ts';
import { holds, sumOf } from './values.ts';

/** The moment before the first step. */
export function start(model: Model): State {
	const state: State = {
		shared: model.shared.map(({ starts }) => starts),
		locks: model.locks.map(() => -1),
		queues: model.queues.map(() => []),
		programs: model.programs.map(({ locals }) => ({ at: 0, locals: locals.map(() => null), woken: false })),
		asleep: [],
		broken: [],
	};
	const programs = state.programs.map((standing, who) => settled(model, who, standing));
	return watched(model, { ...state, programs });
}

/** Which programs can move, by their places. */
export function moves(model: Model, state: State): number[] {
	return model.programs.flatMap((_, who) => (blocked(model, state, who) ? [] : [who]));
}

/** Why a program cannot move; undefined where it can. */
export function blocked(model: Model, state: State, who: number): Blocked | undefined {
	const op = nextOp(model, state, who);
	if (!op) return { why: 'ended' };
	if (state.asleep.includes(who)) return { why: 'asleep', on: (op as { on: string }).on };
	const wanted = op.op === 'lock' ? op.lock : op.op === 'wait' && state.programs[who]?.woken ? op.lock : undefined;
	if (wanted !== undefined) {
		const by = state.locks[model.locks.indexOf(wanted)] ?? -1;
		return by === -1 ? undefined : { why: 'lock', on: wanted, by };
	}
	if (op.op !== 'send' && op.op !== 'receive') return undefined;
	const place = model.queues.findIndex(({ name }) => name === op.queue);
	const length = state.queues[place]?.length ?? 0;
	if (op.op === 'receive') return length === 0 ? { why: 'empty', on: op.queue } : undefined;
	return length >= (model.queues[place]?.size ?? 0) ? { why: 'full', on: op.queue } : undefined;
}

/** What a program does next; undefined at its end. */
export function nextOp(model: Model, state: State, who: number): Op | undefined {
	return model.programs[who]?.code[state.programs[who]?.at ?? 0];
}

/** The state after one step of a program that can move. */
export function step(model: Model, state: State, who: number): State {
	const op = nextOp(model, state, who);
	if (!op || blocked(model, state, who)) throw new Error(`${model.programs[who]?.key ?? who} cannot move`);
	const next: Changing = {
		shared: [...state.shared],
		locks: [...state.locks],
		queues: state.queues.map((queue) => [...queue]),
		programs: state.programs.map((standing) => ({ ...standing, locals: [...standing.locals] })),
		asleep: [...state.asleep],
		broken: state.broken,
	};
	act(model, next, who, op);
	if (next.asleep.includes(who)) return watched(model, next);
	Object.assign(next.programs[who] as Standing, settled(model, who, next.programs[who] as Standing, 1), {
		woken: false,
	});
	return watched(model, next);
}

interface Changing {
	shared: number[];
	locks: number[];
	queues: number[][];
	programs: (Omit<Standing, 'locals'> & { locals: (number | null)[] })[];
	asleep: number[];
	broken: readonly number[];
}

function act(model: Model, next: Changing, who: number, op: Op): void {
	const own = next.programs[who] as Changing['programs'][number];
	const names = model.programs[who]?.locals ?? [];
	const value = (part: Parameters<typeof sumOf>[0]) => sumOf(part, (name) => own.locals[names.indexOf(name)] ?? 0);
	const set = (name: string | undefined, to: number) => {
		if (name !== undefined) own.locals[names.indexOf(name)] = to;
	};
	const cell = (name: string) => model.shared.findIndex((shared) => shared.name === name);
	const queue = (name: string) => next.queues[model.queues.findIndex((queue) => queue.name === name)] as number[];
	const locked = (lock: string | undefined) => model.locks.indexOf(lock ?? '');
	switch (op.op) {
		case 'read':
			set(op.to, next.shared[cell(op.from)] ?? 0);
			break;
		case 'set':
			set(op.to, value(op.value));
			break;
		case 'write':
			next.shared[cell(op.to)] = value(op.value);
			break;
		case 'add': {
			const before = next.shared[cell(op.to)] ?? 0;
			next.shared[cell(op.to)] = before + value(op.value);
			set(op.old, before);
			break;
		}
		case 'lock':
			next.locks[locked(op.lock)] = who;
			break;
		case 'unlock':
			release(model, next, who, op.lock, op);
			break;
		case 'send':
			queue(op.queue).push(value(op.value));
			break;
		case 'receive':
			set(op.to, queue(op.queue).shift() ?? 0);
			break;
		case 'wait':
			// Notified already: this step takes its lock again, and it goes on.
			if (own.woken) {
				next.locks[locked(op.lock)] = who;
				break;
			}
			if (op.lock !== undefined) release(model, next, who, op.lock, op);
			next.asleep.push(who);
			break;
		case 'wait while':
			if (next.shared[cell(op.on)] === value(op.is)) next.asleep.push(who);
			break;
		case 'notify':
			wake(model, next, op.on, op.all);
			break;
		default:
			throw new Error(`${op.op} is no step`);
	}
}

function release(model: Model, next: Changing, who: number, lock: string, { line }: Op): void {
	const place = model.locks.indexOf(lock);
	if (next.locks[place] !== who) {
		const { key = '' } = model.programs[who] ?? {};
		throw new NotationError(
			line,
			`${key} gives lock ${lock} back, and does not hold it`,
			`Write "lock ${lock}" above it.`,
		);
	}
	next.locks[place] = -1;
}

/** Wakes who has slept longest, or all: those who gave a lock up need it again first. */
function wake(model: Model, next: Changing, on: string, all: boolean): void {
	const opOf = (who: number) => model.programs[who]?.code[next.programs[who]?.at ?? 0] as Extract<Op, { on: string }>;
	const sleeping = next.asleep.filter((who) => opOf(who).on === on);
	for (const who of all ? sleeping : sleeping.slice(0, 1)) {
		next.asleep.splice(next.asleep.indexOf(who), 1);
		const op = opOf(who);
		const own = next.programs[who] as Standing;
		const needsLock = op.op === 'wait' && op.lock !== undefined;
		Object.assign(own, needsLock ? { woken: true } : settled(model, who, own, 1));
	}
}

/** The program at its next step: what takes none is done at once. */
function settled(model: Model, who: number, standing: Standing, by = 0): Standing {
	const { code = [], locals = [], key } = model.programs[who] ?? {};
	let at = standing.at + by;
	for (let taken = 0; ; taken++) {
		const op = code[at];
		if (op?.op !== 'jump' && op?.op !== 'unless') return { ...standing, at };
		if (taken > code.length) {
			throw new NotationError(
				op.line,
				`${key} goes round here for ever without a step`,
				'Put a step into the loop: a read, a wait.',
			);
		}
		const value = (name: string) => standing.locals[locals.indexOf(name)] ?? 0;
		at = op.op === 'jump' || !holds(op.condition, value) ? op.to : at + 1;
	}
}

/** The state with what is broken by now. */
function watched(model: Model, state: State): State {
	const now = model.always.flatMap(({ condition }, index) =>
		holds(condition, (name) => numberOf(model, state, name)) ? [] : index,
	);
	const broken = [...new Set([...state.broken, ...now])].sort((a, b) => a - b);
	return { ...state, broken };
}

/** A number as conditions name it: shared, the length of a queue, or a program's own as `A.x`, 0 where it has none yet. */
export function numberOf(model: Model, state: State, name: string): number {
	const [key, own] = name.split('.');
	if (own !== undefined) {
		const who = model.programs.findIndex((program) => program.key === key);
		return state.programs[who]?.locals[model.programs[who]?.locals.indexOf(own) ?? -1] ?? 0;
	}
	const place = model.shared.findIndex((shared) => shared.name === name);
	if (place !== -1) return state.shared[place] ?? 0;
	return state.queues[model.queues.findIndex((queue) => queue.name === name)]?.length ?? 0;
}
