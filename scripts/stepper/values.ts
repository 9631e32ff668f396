import type { Condition, Expression } from './types.ts';

/** What a sum comes to. */
export function sumOf(part: Expression, of: (name: string) => number): number {
	if (typeof part === 'number') return part;
	if (typeof part === 'string') return of(part);
	const [left, right] = [sumOf(part.left, of), sumOf(part.right, of)];
	if (part.sign === '+') return left + right;
	return part.sign === '-' ? left - right : left * right;
}

/** Whether a condition holds. */
export function holds(condition: Condition, of: (name: string) => number): boolean {
	if (isJoined(condition)) {
		const [left, right] = [holds(condition.left, of), holds(condition.right, of)];
		return condition.is === 'and' ? left && right : left || right;
	}
	const [left, right] = [sumOf(condition.left, of), sumOf(condition.right, of)];
	switch (condition.is) {
		case '=':
			return left === right;
		case '!=':
			return left !== right;
		case '<':
			return left < right;
		case '<=':
			return left <= right;
		case '>':
			return left > right;
		default:
			return left >= right;
	}
}

function isJoined(condition: Condition): condition is Extract<Condition, { left: Condition }> {
	return condition.is === 'and' || condition.is === 'or';
}
