import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes the learner's folder `my/` with `my/lib`, a link to `labs/lib`: so that a copy of an exercise imports what it did where
 * it came from. What is there already is left as it is, but for a link that leads nowhere. Gives the folder.
 */
export function makeMyFolder(root: string): string {
	const mine = path.join(root, 'my');
	fs.mkdirSync(mine, { recursive: true });
	const library = path.join(root, 'labs', 'lib');
	const link = path.join(mine, 'lib');
	if (fs.existsSync(link) || !fs.existsSync(library)) return mine;
	fs.rmSync(link, { force: true });
	// Windows makes no other links without rights; they need a whole path.
	if (process.platform === 'win32') fs.symlinkSync(library, link, 'junction');
	else fs.symlinkSync(path.relative(fs.realpathSync(mine), library), link);
	return mine;
}
