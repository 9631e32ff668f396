import { amount } from '../../scripts/recording/amount.ts';
import type { Explored, Found } from '../../scripts/stepper/explore.ts';
import { blocked } from '../../scripts/stepper/machine.ts';
import { firstBroken, isDeadlock, isOver, type Played, scheduleText } from '../../scripts/stepper/play.ts';
import type { Model, State } from '../../scripts/stepper/types.ts';
import { blockedWords, namesOf, stepWords, stuckWords } from '../../scripts/stepper/words.ts';

/** What stands below the picture: what the last step was, and what is decided by now. */
export interface Status {
	says: string;
	/** A verdict, and its reason. */
	verdict?: string;
	because?: string;
}

/** The status after a schedule. */
export function statusOf(model: Model, played: Played, explored: Explored): Status {
	const { moved, states } = played;
	const state = states.at(-1) as State;
	const [before, who] = [states.at(-2), moved.at(-1)];
	const says =
		before && who !== undefined
			? `Step ${moved.length}: ${stepWords(model, before, state, who)}.`
			: 'Nobody has moved yet. Choose who goes first.';
	const broken = firstBroken(model, played);
	const stuck = explored.stuck(state);
	if (isDeadlock(model, state)) {
		return { says, verdict: 'Deadlock', because: `Nobody can move any more: ${stuckWords(model, played, stuck)}.` };
	}
	if (broken) {
		const since = broken.step === moved.length ? '' : ` since step ${broken.step}`;
		return { says, verdict: 'Broken', because: `It is not so${since} that ${broken.says}.` };
	}
	if (stuck.length > 0) {
		return {
			says,
			verdict: 'Stuck',
			because: `${stuckWords(model, played, stuck)}: never again can ${namesOf(model, stuck)} move, though others can.`,
		};
	}
	if (isOver(model, state)) return { says, verdict: 'Held', because: heldWords(model) };
	return { says };
}

function heldWords({ always, finally: late }: Model): string {
	const stated = [...always, ...late].map(({ says }) => says);
	return stated.length === 0 ? 'All are at their end.' : `All are at their end, and it is so: ${stated.join('; ')}.`;
}

/** Why a program cannot move, as a sentence. */
export function reasonOf(model: Model, state: State, who: number): string {
	const why = blocked(model, state, who);
	if (!why) return '';
	return `It ${blockedWords(model, who, why)}.`;
}

/** What a search found, or that there is nothing to be found. */
export function foundWords(
	model: Model,
	explored: Explored,
	found: Found | undefined,
	what: 'breaks' | 'locks',
): string {
	const all =
		explored.interleavings === undefined
			? `all ${explored.states} states that can be reached`
			: `all ${explored.interleavings.toLocaleString('en')} interleavings`;
	if (!found) {
		const none = what === 'breaks' ? 'none breaks it' : 'none ends in a deadlock';
		return `Searched ${all}: ${none}${explored.deadlock ? ', though some end in a deadlock' : ''}.`;
	}
	const steps = amount(found.schedule.length, 'step');
	const these = what === 'breaks' ? 'break it' : found === explored.partial ? 'get some stuck' : 'end in a deadlock';
	return `Searched ${all}. One of the shortest that ${these}: ${scheduleText(model, found.schedule)}, ${steps}.`;
}
