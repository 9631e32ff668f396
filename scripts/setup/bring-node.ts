/** The majors of Node that Interleave runs on, for tests of what differs between them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldersInstalled } from './install.cjs';
import { programIn } from './node.cjs';
import { SetupError } from './setup-error.ts';

const FOLDERS = { 24: 'scripts/setup/runtime-24', 26: 'scripts/setup/runtime' } as const;

export type Major = keyof typeof FOLDERS;

/** The path of a Node of this major: the one that runs this, or the one that npm brings. Throws where there is none. */
export async function bringNode(root: string, major: Major): Promise<string> {
	if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
	const folder = join(root, FOLDERS[major]);
	const program = programIn(folder);
	await foldersInstalled(root, [folder], program);
	if (!existsSync(program)) {
		const remedy = `Run the tests with Node ${major} too, where that matters.`;
		throw new SetupError(`npm has no Node ${major} for ${process.platform} on ${process.arch}.`, remedy);
	}
	return program;
}
