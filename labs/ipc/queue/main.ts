// A queue with room for three: first tried out by one thread, then used between two.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Queue } from '../../lib/queue.ts';

if (isMainThread) {
	tryOut(new Queue('messages', 3));
	await connect(new Queue('letters', 3));
} else {
	const queue = Queue.from(workerData.queue);
	if (workerData.role === 'producer') await produce(queue);
	else consume(queue);
}

// #region try-out
function tryOut(queue: Queue): void {
	queue.put('message 1');
	queue.put('message 2');
	console.log(`full: ${queue.full}`);
	queue.put('message 3');
	console.log(`full: ${queue.full}`);

	attempt('put, 50 ms', () => queue.put('message 4', 50));
	attempt('put at once', () => queue.putNowait('message 4'));

	while (!queue.empty) console.log(`got ${queue.get()}`);
	attempt('get at once', () => queue.getNowait());
}

function attempt(what: string, act: () => void): void {
	performance.mark('begin', { detail: what });
	try {
		act();
		console.log(`${what}: done`);
	} catch (error) {
		performance.mark('refused', { detail: what });
		console.log(`${what}: ${error}`);
	}
}
// #endregion try-out

// #region connect
async function connect(queue: Queue): Promise<void> {
	const start = (name: string) => {
		const options = { name, workerData: { role: name, queue } };
		return new Worker(import.meta.filename, options);
	};
	const producer = start('producer');
	while (!queue.full) await pause(1); // the consumer comes late
	const consumer = start('consumer');
	const workers = [producer, consumer];
	await Promise.all(workers.map((each) => once(each, 'exit')));
	console.log('all done');
}
// #endregion connect

// #region both
async function produce(queue: Queue): Promise<void> {
	for (const letter of ['A', 'B', 'C', 'D', 'E', 'end']) {
		if (letter === 'E') await pause(50); // let the consumer wait
		queue.put(letter);
		performance.mark('put', { detail: letter });
	}
}

function consume(queue: Queue): void {
	performance.mark('open');
	for (;;) {
		const letter = queue.get();
		if (letter === 'end') break;
		performance.mark('got', { detail: String(letter) });
		console.log(`got ${letter}`);
	}
}
// #endregion both
