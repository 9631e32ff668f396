import fs from 'node:fs';
import path from 'node:path';
import { inWords, Refused } from './refusal.ts';

/**
 * Where a file of the learner's folder `my/` really lies, links followed. Refuses one that leads out of it: who gave us a name
 * would else reach any file. The folder itself may be a link, set by the learner.
 */
export function placeInMine(root: string, name: string): string {
	const mine = fs.realpathSync(path.join(root, 'my'));
	const place = realOf(path.join(mine, name), name);
	if (path.relative(mine, place).split(path.sep)[0] !== '..') return place;
	throw leadsAway(name);
}

/** A file of `my/`; undefined where there is none. */
export function readInMine(root: string, name: string, mostBytes: number): Buffer | undefined {
	if (!fs.existsSync(path.join(root, 'my'))) return undefined;
	const place = placeInMine(root, name);
	const stat = fs.statSync(place, { throwIfNoEntry: false });
	if (!stat) return undefined;
	// To read a pipe would wait for who writes to it.
	if (!stat.isFile()) throw new Refused(409, `my/${name} is no file.`, 'Give it another name.');
	if (stat.size <= mostBytes) return fs.readFileSync(place);
	throw new Refused(
		413,
		`my/${name} is larger than ${inWords(mostBytes)}.`,
		'Give it another name, or make it smaller.',
	);
}

/** Does what writes a file of `my/`, and says in words what the disk refused. */
export async function onDisk<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
	try {
		return await write();
	} catch (error) {
		const { code = '' } = error as NodeJS.ErrnoException;
		const stays = 'What is there stays as it was.';
		if (/^(ENOSPC|EDQUOT)$/.test(code))
			throw new Refused(507, `The disk has no room for my/${name}. ${stays}`, 'Make room.');
		if (!/^(EROFS|EACCES|EPERM)$/.test(code)) throw error;
		throw new Refused(500, `my/${name} may not be written. ${stays}`, 'Give yourself the right to write in my/.');
	}
}

function realOf(file: string, name: string): string {
	try {
		return fs.realpathSync(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		const isLink = fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
		if (code === 'ENOENT' && !isLink) return path.join(realOf(path.dirname(file), name), path.basename(file));
		throw isLink ? leadsAway(name) : error;
	}
}

function leadsAway(name: string): Refused {
	return new Refused(
		409,
		`my/${name} is a link that leads out of my/.`,
		'Remove the link, or put the file in its place.',
	);
}
