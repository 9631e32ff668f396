import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
	'.woff2': 'font/woff2',
};
/** As it is already, or by what it is: another gzip makes it no smaller. */
const PACKED = new Set(['.woff2', '.pagefind', '.pf_meta', '.pf_index', '.pf_fragment']);

/** Serves a folder and some more pages, packed by gzip at level 6, as a plain web server does; each file is packed once. */
export async function gzipServer(
	folder: string,
	more: Record<string, string> = {},
): Promise<{ url: string; close(): void }> {
	const ready = new Map<string, { body: Buffer; type: string; packed: boolean } | undefined>();
	const make = (name: string) => {
		const file = path.join(folder, name.endsWith('/') ? `${name}index.html` : name);
		const extra = more[name];
		const isFile = extra === undefined && fs.statSync(file, { throwIfNoEntry: false })?.isFile();
		if (extra === undefined && !isFile) return undefined;
		const body = extra === undefined ? fs.readFileSync(file) : Buffer.from(extra);
		const extension = extra === undefined ? path.extname(file) : path.extname(name) || '.html';
		const packed = !PACKED.has(extension);
		return {
			body: packed ? gzipSync(body, { level: 6 }) : body,
			type: TYPES[extension] ?? 'application/octet-stream',
			packed,
		};
	};
	const server = http.createServer((request, response) => {
		const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		if (!ready.has(name)) ready.set(name, make(name));
		const found = ready.get(name);
		if (!found) return response.writeHead(404).end();
		response.writeHead(200, {
			'content-type': found.type,
			'content-length': found.body.length,
			...(found.packed && { 'content-encoding': 'gzip' }),
		});
		response.end(found.body);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/`, close: () => server.close().closeAllConnections() };
}
