import { UsageError } from './verb.ts';

/** How `--set times=10,workers=4` turns the knobs of a lab. */
export function knobsOf(text: string): Record<string, number> {
	const knobs: Record<string, number> = {};
	for (const part of text.split(',')) {
		const [, name, value] = /^\s*([a-z][a-z0-9-]*)=(\d{1,15})\s*$/.exec(part) ?? [];
		if (name === undefined) throw new UsageError(`--set takes a knob and a whole number, as times=10, not "${part}"`);
		if (Object.hasOwn(knobs, name)) throw new UsageError(`--set turns "${name}" twice`);
		knobs[name] = Number(value);
	}
	return knobs;
}
