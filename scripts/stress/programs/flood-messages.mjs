/**
 * Sends so many messages to a child or a thread, never more than a thousand ahead of it: flood-messages.mjs <messages>
 * process|thread
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const AHEAD = 1000;
const own = fileURLToPath(import.meta.url);
const [messages, peer] = process.argv.slice(2);

if (!isMainThread) count(parentPort, (text) => parentPort.postMessage(text));
else if (peer === undefined) count(process, (text) => process.send(text));
else if (peer === 'thread') {
	const worker = new Worker(own);
	flood(
		worker,
		(n) => worker.postMessage(n),
		() => worker.terminate(),
	);
} else {
	const child = fork(own);
	flood(
		child,
		(n) => child.send(n),
		() => child.disconnect(),
	);
}

/** Tells of each thousand. */
function count(from, tell) {
	let received = 0;
	from.on('message', () => {
		if (++received % AHEAD === 0) tell(received);
	});
}

function flood(to, send, end) {
	const all = Number(messages);
	let sent = 0;
	const more = () => {
		for (let n = 0; n < AHEAD && sent < all; n++) send(sent++);
	};
	to.on('message', (received) => (received === all ? end() : more()));
	more();
	more();
}
