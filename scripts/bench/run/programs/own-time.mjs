/** Prints how many milliseconds the work took, and how much CPU time the process had of it. */
export async function ownTime(work) {
	const before = process.cpuUsage();
	const start = performance.now();
	await work();
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(before);
	process.stderr.write(`${ms} ${(user + system) / 1000}\n`);
}
