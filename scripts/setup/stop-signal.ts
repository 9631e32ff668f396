/** Tells when the reader wants us to end: Ctrl-C, a closed terminal, `kill`, or the front door (main.cjs) being gone. */
export function stopSignal(): AbortSignal {
	const controller = new AbortController();
	const stop = (why: string) => controller.abort(why);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
	if (process.connected) {
		process.on('disconnect', () => stop('disconnect'));
		// Listening must not keep a program alive that has nothing else to do.
		process.channel?.unref();
	}
	return controller.signal;
}
