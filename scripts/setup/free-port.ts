/** Finds a port that nobody listens on. */
import { createServer } from 'node:net';

/** The first free port of 127.0.0.1 from `first` on. */
export async function freePort(first: number): Promise<number> {
	for (let port = first; port < Math.min(first + 100, 65_536); port += 1) if (await isFree(port)) return port;
	throw new Error(`No free port from ${first} on.`);
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
