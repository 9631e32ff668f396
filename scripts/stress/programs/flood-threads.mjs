/** Starts so many short threads, 50 of them alive at once: flood-threads.mjs <threads> */
import { Worker } from 'node:worker_threads';

const AT_ONCE = 50;
const all = Number(process.argv[2]);
let begun = 0;

function next() {
	if (begun++ < all) new Worker('performance.mark("here")', { eval: true }).on('exit', next);
}
for (let one = 0; one < AT_ONCE; one++) next();
