/** 1,000 threads, one after the other. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ownTime } from './own-time.mjs';

await ownTime(async () => {
	for (let n = 0; n < 1000; n++) await once(new Worker('0', { eval: true }), 'exit');
});
