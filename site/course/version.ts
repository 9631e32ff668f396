import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { course, root } from './here.ts';

/** Which course this is, as a reader's question names it: `0.1.0, a67c965`. */
export const version: string = [packageVersion(), commit()].filter(Boolean).join(', ');

/** Where questions about this course are asked, if anywhere. */
export const issues: string | undefined = course.issues;

function packageVersion(): string {
	return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version;
}

/** Empty where the course was not checked out by git. */
function commit(): string {
	try {
		const told = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		return told.toString().trim();
	} catch {
		return '';
	}
}
