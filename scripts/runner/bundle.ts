/** The parts of the probe in one file, which a process reads in a fraction of the time that thirty take: see probe.cjs. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PARTS = join(import.meta.dirname, 'probe');
const DOC = /\/\*\*[\s\S]*?\*\/\s*/g;
const DIRECTORY = join(import.meta.dirname, '../../.interleave/probe');

/** Makes the file anew where a part has changed. Where it cannot be written, the probe reads its parts one by one. */
export function bundleProbe(from = PARTS, to = DIRECTORY): void {
	const file = join(to, 'bundle.js');
	const parts = readdirSync(from).filter((name) => name.endsWith('.cjs') && name !== 'probe.cjs');
	const stamp = `// ${parts.map((name) => stampOf(name, join(from, name))).join(' ')}\n`;
	try {
		if (textOf(file).startsWith(stamp)) return;
		rmSync(to, { recursive: true, force: true });
		mkdirSync(to, { recursive: true });
		const own = `${file}.${process.pid}`;
		writeFileSync(own, stamp + bundleOf(from, parts));
		renameSync(own, file);
	} catch {
		// Read-only, or in another's hands at this moment.
	}
}

function stampOf(name: string, path: string): string {
	const { mtimeMs, size } = statSync(path);
	return `${name}:${size}:${mtimeMs}`;
}

function textOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

/**
 * In parentheses: V8 then compiles a function at once. Without their docs: half of the text, which every process keeps and
 * must not be brought to collect garbage by.
 */
function bundleOf(from: string, parts: string[]): string {
	const functions = parts.map((name) => {
		const text = readFileSync(join(from, name), 'utf8').replace(DOC, '');
		return `${JSON.stringify(`./${name}`)}: (function (require, module, __dirname) {${text}\n})`;
	});
	return `({\n${functions.join(',\n')}\n})\n`;
}
