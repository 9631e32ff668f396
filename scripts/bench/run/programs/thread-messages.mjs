/** 10,000 messages between two threads, there and back. */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { ownTime } from './own-time.mjs';

if (!isMainThread) parentPort.on('message', (n) => parentPort.postMessage(n));
else {
	const worker = new Worker(new URL(import.meta.url));
	worker.postMessage(-1);
	await once(worker, 'message');
	await ownTime(
		() =>
			new Promise((done) => {
				worker.on('message', (n) => (n < 4999 ? worker.postMessage(n + 1) : done()));
				worker.postMessage(0);
			}),
	);
	await worker.terminate();
}
