import { fork } from 'node:child_process';

if (process.send) {
	process.once('message', (number) => process.send(number * 2));
	console.log('ready');
} else {
	const child = fork(import.meta.filename, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
	child.stdout.on('data', (chunk) => console.log(`The child says: ${String(chunk).trim()}.`));
	child.on('message', (number) => performance.mark('answer', { detail: number }));
	child.send(21);
}
