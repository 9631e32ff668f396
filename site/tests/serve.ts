import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.wasm': 'application/wasm',
	'.woff2': 'font/woff2',
};

/** Serves a folder below `base`, as any plain static server does; `policyOf` gives the content policy of a page. */
export async function serve(
	folder: string,
	base = '/',
	policyOf?: (html: string) => string,
): Promise<{ url: string; close(): void }> {
	const server = http.createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const file = pathname.startsWith(base)
			? fileAt(folder, decodeURIComponent(pathname.slice(base.length)))
			: undefined;
		const sent = file ?? path.join(folder, '404.html');
		response.statusCode = file ? 200 : 404;
		response.setHeader('content-type', TYPES[path.extname(sent)] ?? 'application/octet-stream');
		const body = fs.readFileSync(sent);
		if (policyOf && sent.endsWith('.html')) response.setHeader('content-security-policy', policyOf(body.toString()));
		response.end(body);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}${base}`, close: () => server.close().closeAllConnections() };
}

function fileAt(folder: string, name: string): string | undefined {
	const found = path.join(folder, name);
	const file = name === '' || name.endsWith('/') ? path.join(found, 'index.html') : found;
	return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
