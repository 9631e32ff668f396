// Six seats, two box offices, one counter of the seats left. Each office sells three.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
	// Two numbers in memory that both offices can reach.
	const seats = new Int32Array(new SharedArrayBuffer(4));
	const open = new Int32Array(new SharedArrayBuffer(4));
	seats[0] = 6;
	const offices = ['Box office A', 'Box office B'].map(
		(name) => new Worker(import.meta.filename, { name, workerData: { seats, open } }),
	);
	const reports = offices.map((office) => once(office, 'message'));
	const [[a], [b]] = await Promise.all(reports);
	console.log(`Seats sold: ${a + b} of 6`);
	console.log(`Seats left, by the counter: ${seats[0]}`);
} else {
	const { seats, open } = workerData;
	Atomics.add(open, 0, 1);
	while (Atomics.load(open, 0) < 2); // until both offices are open
	let sold = 0;
	// #region sell
	while (sold < 3) {
		busy(8 * Math.random()); // next customer
		let left = seats[0];
		performance.mark('read', { detail: { left } });
		busy(1); // think for a moment
		left -= 1;
		seats[0] = left;
		performance.mark('write', { detail: { left } });
		sold++;
	}
	// #endregion sell
	parentPort?.postMessage(sold);
}

function busy(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}
