import { numberOf } from './machine.ts';
import type { Model, State } from './types.ts';
import { holds } from './values.ts';

/** What is stated and does not hold in a state, or did not on the way to it; of what holds finally only where all are at their end. */
export function brokenAt(model: Model, state: State, atEnd: boolean): string[] {
	const always = state.broken.flatMap((index) => model.always[index]?.says ?? []);
	if (!atEnd) return always;
	const late = model.finally.filter(({ condition }) => !holds(condition, (name) => numberOf(model, state, name)));
	return [...always, ...late.map(({ says }) => says)];
}
