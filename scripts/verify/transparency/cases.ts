/** What is to be compared: one command, or one for each file of a suite. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { Case } from './run-once.ts';

export interface CaseOptions {
	cwd: string;
	/** The words of a command that a file's path is added to. */
	through: [string, ...string[]];
	/** Only the files whose names it matches. */
	match?: RegExp;
}

const PROGRAM = /\.[cm]?[jt]s$/;
const TEST = /^test-|[._-](test|spec)\.[cm]?[jt]s$|^test\.[cm]?[jt]s$/;

/** A case for each file, and for each test file of a folder. */
export function casesOf(paths: string[], { cwd, through, match }: CaseOptions): Case[] {
	const files = paths
		.flatMap((path) => filesOf(resolve(cwd, path)))
		.filter((file) => match?.test(basename(file)) ?? true);
	if (files.length === 0) {
		throw new Error(`There is no test file in ${paths.join(', ')}${match ? ` that ${match} matches` : ''}.`);
	}
	return files.map((file) => {
		const [program, ...args] = through;
		return { name: relative(cwd, file), command: [program, ...args, ...flagsOf(file), relative(cwd, file)], cwd };
	});
}

function filesOf(path: string): string[] {
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats) throw new Error(`There is no ${path}: give test files or folders of them.`);
	if (!stats.isDirectory()) return [path];
	return globSync('**/*', { cwd: path, exclude: (name) => name === 'node_modules' || name === 'fixtures' })
		.filter((file) => PROGRAM.test(file) && TEST.test(basename(file)))
		.sort()
		.map((file) => join(path, file));
}

/** Node's own tests say in a comment with which flags they are to be run. */
function flagsOf(file: string): string[] {
	const [, flags] = /^\/\/ Flags: (.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
	return flags?.trim().split(/\s+/) ?? [];
}
