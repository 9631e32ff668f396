/** 10,000 messages between two processes, there and back. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ownTime } from './own-time.mjs';

if (process.send) process.on('message', (n) => process.send(n));
else {
	const child = fork(fileURLToPath(import.meta.url));
	child.send(-1);
	await once(child, 'message');
	await ownTime(
		() =>
			new Promise((done) => {
				child.on('message', (n) => (n < 4999 ? child.send(n + 1) : done()));
				child.send(0);
			}),
	);
	child.disconnect();
}
