import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes the learner's folder `my/`, and `my/lib` lead to `labs/lib`: so that a copy of an exercise imports what it did where it
 * came from. With the course's rules for types, so that an editor takes it as it takes the labs. What is there already stays,
 * but for a link that leads nowhere. Says whether `my/lib` leads there.
 */
export function furnishMyFolder(root: string): boolean {
	const mine = path.join(root, 'my');
	fs.mkdirSync(mine, { recursive: true });
	writeRules(mine);
	const library = path.join(root, 'labs', 'lib');
	const link = path.join(mine, 'lib');
	if (!fs.existsSync(library)) return false;
	if (!fs.existsSync(link)) {
		fs.rmSync(link, { force: true });
		// Windows lets everybody make junctions, which want a whole path; elsewhere the checkout may be moved.
		const target = process.platform === 'win32' ? library : path.relative(fs.realpathSync(mine), library);
		fs.symlinkSync(target, link, 'junction');
	}
	return fs.realpathSync(link) === fs.realpathSync(library);
}

const RULES = { extends: '../tsconfig.json', include: ['.'], exclude: ['lib'] };

function writeRules(mine: string): void {
	const file = path.join(mine, 'tsconfig.json');
	if (!fs.existsSync(file)) fs.writeFileSync(file, `${JSON.stringify(RULES, null, '\t')}\n`);
}
