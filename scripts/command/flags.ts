import { type Flags, type Given, UsageError } from './verb.ts';

/**
 * Sorts what stands after a verb into words and flags. Where `passesOn` says so of the first word, that word and all after it
 * belong to the program. `--` ends our flags in any case.
 */
export function readFlags(args: string[], known: Flags, passesOn = (_word: string) => false): Given {
	const words: string[] = [];
	const flags = new Map<string, string>();
	for (let index = 0; index < args.length; index++) {
		const arg = args[index] ?? '';
		if (arg === '--') return { words: [...words, ...args.slice(index + 1)], flags };
		if (!arg.startsWith('-') || arg === '-') {
			if (words.length === 0 && passesOn(arg)) return { words: [...words, ...args.slice(index)], flags };
			words.push(arg);
			continue;
		}
		const { name, inline } = split(arg);
		const flag = known[name];
		if (!flag || (arg.startsWith('-') && !arg.startsWith('--'))) throw unknownFlag(arg, known);
		if (flag.value === undefined) {
			if (inline !== undefined) throw new UsageError(`--${name} takes no value`);
			flags.set(name, '');
			continue;
		}
		const value = inline ?? args[++index];
		if (value === undefined || value === '') throw new UsageError(`--${name} needs a value: --${name} ${flag.value}`);
		flags.set(name, value);
	}
	return { words, flags };
}

function split(arg: string): { name: string; inline?: string } {
	const [, name = '', inline] = /^--?([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
	return inline === undefined ? { name } : { name, inline };
}

function unknownFlag(arg: string, known: Flags): UsageError {
	const names = Object.keys(known).map((name) => `--${name}`);
	return new UsageError(`unknown flag ${arg.split('=')[0]}`, { written: arg.split('=')[0] ?? arg, known: names });
}
