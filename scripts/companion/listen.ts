import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How many ports are tried, from the wanted one on, before any free one is taken. */
const TRIES = 20;

/** Listens on 127.0.0.1 and nowhere else: on this port or, where it is taken, on a free one after it. Gives the port. */
export async function listen(app: FastifyInstance, wanted: number): Promise<number> {
	const last = Math.min(wanted + TRIES - 1, 65_535);
	const ports = wanted === 0 ? [] : Array.from({ length: last - wanted + 1 }, (_, index) => wanted + index);
	for (const port of [...ports, 0]) {
		try {
			await app.listen({ port, host: '127.0.0.1', exclusive: true });
			break;
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (port === 0 || (code !== 'EADDRINUSE' && code !== 'EACCES')) throw error;
		}
	}
	return (app.server.address() as AddressInfo).port;
}
