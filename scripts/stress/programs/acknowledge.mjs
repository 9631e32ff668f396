/**
 * The channel on which a lane says, right after each call has returned, what it did: one line of JSON in a file of its own,
 * written before it goes on. So it survives SIGKILL.
 */
import fs from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

/** `{mark: n}`, `{out: n}`, `{spawn: pid}`, `{send: n, to}`, `{receive: n, from}` */
export function acknowledger(dir) {
	const fd = fs.openSync(path.join(dir, `${process.pid}-${threadId}.said`), 'a');
	return (what) => fs.writeSync(fd, `${JSON.stringify(what)}\n`);
}
