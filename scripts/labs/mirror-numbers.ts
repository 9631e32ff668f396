/**
 * The numbers of mirrors. Whose one is, is said by the name of the only file in the folder `<number>.owner`: names can be changed
 * in one step, and only by who saw the owner that is there. A number is free where its folder is missing or empty.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { startOf } from '../runner/processes.ts';

/** A folder that is there and not empty; Windows says EPERM. */
const TAKEN = ['ENOTEMPTY', 'EEXIST', ...(process.platform === 'win32' ? ['EPERM'] : [])];

/** Makes the least free number ours. */
export function takeNumber(folder: string): string {
	const made = path.join(folder, `${randomUUID()}.taking`);
	try {
		fs.mkdirSync(made);
		fs.writeFileSync(path.join(made, us()), '');
		for (let number = 1; ; number++) if (moved(made, ownerOf(folder, String(number)), TAKEN)) return String(number);
	} catch (error) {
		fs.rmSync(made, { recursive: true, force: true });
		throw error;
	}
}

/** The number is free again. */
export function leaveNumber(folder: string, number: string): void {
	const owner = ownerOf(folder, number);
	fs.rmSync(path.join(owner, us()), { force: true });
	try {
		fs.rmdirSync(owner);
	} catch {
		// Another took it at once.
	}
}

/** Makes ours the numbers of processes that are gone. */
export function takeLeftNumbers(folder: string): string[] {
	const numbers = fs.readdirSync(folder).flatMap((name) => /^(\d+)\.owner$/.exec(name)?.[1] ?? []);
	return numbers.filter((number) => {
		const owner = ownerOf(folder, number);
		return namesIn(owner).some(
			(name) => !isAlive(name) && moved(path.join(owner, name), path.join(owner, us()), ['ENOENT']),
		);
	});
}

function ownerOf(folder: string, number: string): string {
	return path.join(folder, `${number}.owner`);
}

/** A process id alone comes again. */
function us(): string {
	return `${process.pid}-${startOf(process.pid) ?? ''}`;
}

function isAlive(owner: string): boolean {
	const [pid, started] = owner.split('-');
	try {
		process.kill(Number(pid), 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	return !started || startOf(Number(pid)) === Number(started);
}

function namesIn(folder: string): string[] {
	try {
		return fs.readdirSync(folder);
	} catch {
		return [];
	}
}

/** Whether it could be moved; `lost` is how the error is called where another was there before. */
function moved(from: string, to: string, lost: string[]): boolean {
	try {
		fs.renameSync(from, to);
		return true;
	} catch (error) {
		if (lost.includes((error as NodeJS.ErrnoException).code ?? '')) return false;
		throw error;
	}
}
