import { didYouMean } from '../labs/near.ts';
import { expression } from './expressions.ts';
import { NotationError } from './notation-error.ts';
import type { Act } from './types.ts';

/** What one line of a program does. */
export function actOf(text: string, line: number): Act {
	for (const [pattern, make] of FORMS) {
		const found = pattern.exec(text);
		if (found)
			return make(
				found.slice(1).map((part) => part ?? ''),
				line,
			);
	}
	const word = /^[A-Za-z]\w*/.exec(text)?.[0] ?? '';
	const meant = didYouMean(word, Object.keys(WRITTEN));
	const known = Object.hasOwn(WRITTEN, word) ? `Write it as ${WRITTEN[word]}.` : meant;
	throw new NotationError(
		line,
		`"${text}" is no step`,
		known || `Write one of ${Object.values(WRITTEN).join('; ')}; x = x + 1.`,
	);
}

/** How each step is written, by the word that it begins with. */
const WRITTEN: Record<string, string> = {
	read: 'x = read total',
	write: 'write total = x',
	add: 'add total 1, or x = add total 1',
	lock: 'lock L',
	unlock: 'unlock L',
	send: 'send q 1',
	receive: 'x = receive q, or receive q',
	wait: 'wait c, wait c with L, or wait total while 0',
	notify: 'notify c, or notify all c',
	repeat: 'repeat 3 … end',
	if: 'if x = 0 … else … end',
	while: 'while x = 0 … end',
};

type Form = [pattern: RegExp, make: (parts: string[], line: number) => Act];

/** The first that fits. */
const FORMS: Form[] = [
	[/^([a-z]\w*)\s*=\s*read\s+(\w+)$/, ([to = '', from = '']) => ({ op: 'read', to, from })],
	[/^([a-z]\w*)\s*=\s*receive\s+(\w+)$/, ([to = '', queue = '']) => ({ op: 'receive', queue, to })],
	[
		/^([a-z]\w*)\s*=\s*add\s+(\w+)\s+(.+)$/,
		([old = '', to = '', value = ''], line) => ({ op: 'add', to, value: expression(value, line), old }),
	],
	[
		/^write\s+(\w+)\s*=\s*(.+)$/,
		([to = '', value = ''], line) => ({ op: 'write', to, value: expression(value, line) }),
	],
	[/^add\s+(\w+)\s+(.+)$/, ([to = '', value = ''], line) => ({ op: 'add', to, value: expression(value, line) })],
	[/^(lock|unlock)\s+(\w+)$/, ([op = '', lock = '']) => ({ op: op as 'lock', lock })],
	[
		/^send\s+(\w+)\s+(.+)$/,
		([queue = '', value = ''], line) => ({ op: 'send', queue, value: expression(value, line) }),
	],
	[/^receive\s+(\w+)$/, ([queue = '']) => ({ op: 'receive', queue })],
	[/^wait\s+(\w+)$/, ([on = '']) => ({ op: 'wait', on })],
	[/^wait\s+(\w+)\s+with\s+(\w+)$/, ([on = '', lock = '']) => ({ op: 'wait', on, lock })],
	[/^wait\s+(\w+)\s+while\s+(.+)$/, ([on = '', is = ''], line) => ({ op: 'wait while', on, is: expression(is, line) })],
	[/^notify\s+(?:(all)\s+)?(\w+)$/, ([all = '', on = '']) => ({ op: 'notify', on, all: all === 'all' })],
	[
		/^([a-z]\w*)\s*=\s*(?!read\b|add\b|receive\b)(.+)$/,
		([to = '', value = ''], line) => ({ op: 'set', to, value: expression(value, line) }),
	],
];
