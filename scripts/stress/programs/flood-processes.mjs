/** Starts so many short processes, 50 of them alive at once: flood-processes.mjs <processes> */
import { spawn } from 'node:child_process';

const AT_ONCE = 50;
const all = Number(process.argv[2]);
let begun = 0;

function next() {
	if (begun++ < all) spawn('true').on('exit', next);
}
for (let one = 0; one < AT_ONCE; one++) next();
