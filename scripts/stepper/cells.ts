/** What the picture of a schedule is made of: who did what in which step, who waited meanwhile, what was held, what led from whom to whom. */
import { blocked, nextOp } from './machine.ts';
import type { Played } from './play.ts';
import type { Blocked, Model, State } from './types.ts';
import { stepLabel } from './words.ts';

/** What one program did in a schedule. */
export interface LaneCells {
	/** A step of its own; `at` counts from 0. */
	did: { at: number; label: string }[];
	/** Stretches in which it could not move, as steps from and to. */
	waits: Stretch[];
	/** From the step in which it took a lock to the one in which it gave it back. */
	holds: (Stretch & { lock: number })[];
	/** After how many steps it was at its end. */
	ended?: number;
}

interface Stretch {
	from: number;
	to: number;
	why?: Blocked;
}

/** From the middle of one step to that of a later one: a number through a queue, a wake-up, a lock that was handed on. */
export interface Lead {
	kind: 'message' | 'wake';
	from: { who: number; at: number };
	to: { who: number; at: number };
}

/** The lanes of a schedule. Who can never move again waits on, one step beyond the last. */
export function cellsOf(model: Model, played: Played, stuck: readonly number[]): LaneCells[] {
	const { moved, states } = played;
	return model.programs.map((_, who) => {
		const did = moved.flatMap((mover, at) => {
			const [before, after] = [states[at] as State, states[at + 1] as State];
			return mover === who ? [{ at, label: stepLabel(model, before, after, who) }] : [];
		});
		const reasons = states.map((state) => blocked(model, state, who));
		const waits = joined(
			moved.flatMap((mover, at) => {
				const why = reasons[at];
				return mover !== who && why && why.why !== 'ended' ? [{ from: at, to: at + 1, why }] : [];
			}),
		);
		const end = reasons.findIndex((why) => why?.why === 'ended');
		const why = reasons.at(-1);
		const forEver = stuck.includes(who) && why && why.why !== 'ended' ? [{ why, ...beyond(moved.length) }] : [];
		const holds = model.locks.flatMap((_, lock) =>
			joined(
				states.flatMap((state, at) => (at > 0 && state.locks[lock] === who ? [{ from: at - 1, to: at }] : [])),
			).map(({ from, to }) => {
				const goesOn = to === moved.length && forEver.length > 0;
				return { from, to: goesOn ? beyond(to).to : Math.min(to + 1, moved.length), lock };
			}),
		);
		return { did, waits: joined([...waits, ...forEver]), holds, ...(end !== -1 && { ended: end }) };
	});
}

/** The room beyond the last step, in which one waits that can never move again. */
function beyond(last: number): Stretch {
	return { from: last, to: last + BEYOND };
}

/** So many steps wide. */
export const BEYOND = 2;

/** Stretches that follow each other for one reason are one. */
function joined(stretches: Stretch[]): Stretch[] {
	const found: Stretch[] = [];
	for (const stretch of stretches) {
		const before = found.at(-1);
		const same = JSON.stringify(before?.why) === JSON.stringify(stretch.why);
		if (before && before.to === stretch.from && same) before.to = stretch.to;
		else found.push({ ...stretch });
	}
	return found;
}

/** What leads from one program to another. */
export function leadsOf(model: Model, { moved, states }: Played): Lead[] {
	const leads: Lead[] = [];
	const sent = new Map<string, { who: number; at: number }[]>(model.queues.map(({ name }) => [name, []]));
	for (const [at, who] of moved.entries()) {
		const [before, after] = [states[at] as State, states[at + 1] as State];
		const op = nextOp(model, before, who);
		if (op?.op === 'send') sent.get(op.queue)?.push({ who, at });
		if (op?.op === 'receive') {
			const from = sent.get(op.queue)?.shift();
			if (from && from.who !== who) leads.push({ kind: 'message', from, to: { who, at } });
		}
		for (const sleeper of before.asleep) {
			if (!after.asleep.includes(sleeper))
				leads.push({ kind: 'wake', from: { who, at }, to: { who: sleeper, at: at + 1 } });
		}
		for (const [lock, holder] of before.locks.entries()) {
			if (holder !== who || after.locks[lock] === who) continue;
			// Handed on to whoever waited for it and takes it next.
			const next = states.findIndex((state, index) => index > at + 1 && (state.locks[lock] ?? -1) !== -1) - 1;
			const taker = moved[next];
			if (next < 0 || taker === undefined || taker === who) continue;
			const waited = blocked(model, before, taker);
			if (waited?.why === 'lock' && waited.on === model.locks[lock]) {
				leads.push({ kind: 'wake', from: { who, at }, to: { who: taker, at: next } });
			}
		}
	}
	return leads;
}
