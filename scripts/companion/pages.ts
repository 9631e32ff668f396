import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { askedOrigins, filePolicy, pagePolicy } from './content-policy.ts';

const NOT_BUILT = 'The site is not built yet. Build it with: npm run build\n';

/** Serves the built site. It may be built anew meanwhile: nothing of it is kept but what was said of unchanged pages. */
export async function servePages(app: FastifyInstance, dist: string): Promise<void> {
	fs.mkdirSync(dist, { recursive: true });
	const policyOf = policies();
	await app.register(fastifyStatic, {
		root: dist,
		dotfiles: 'ignore',
		redirect: true,
		cacheControl: false,
		setHeaders(reply, file, stat) {
			const named = path.relative(dist, file).split(path.sep)[0] === '_astro';
			// By this a page knows, without asking, that a companion served it.
			reply.header('server-timing', 'interleave');
			reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
			reply.header(
				'content-security-policy',
				file.endsWith('.html') ? policyOf(reply.request.url, file, stat) : filePolicy,
			);
		},
	});
	app.setNotFoundHandler((request, reply) => {
		if (request.url.startsWith('/api/')) {
			return reply
				.code(404)
				.send({ error: 'There is nothing at this path.', remedy: 'See scripts/companion/server.ts.' });
		}
		if (fs.existsSync(path.join(dist, '404.html'))) return reply.code(404).sendFile('404.html');
		const built = fs.existsSync(path.join(dist, 'index.html'));
		return reply
			.code(built ? 404 : 503)
			.type('text/plain; charset=utf-8')
			.send(built ? 'Not found.\n' : NOT_BUILT);
	});
}

/** What each page may run: its scripts are looked for when it is first sent and again when it has changed. */
function policies(): (target: string, file: string, stat: { mtimeMs: number; size: number }) => string {
	const known = new Map<string, { of: string; policy: string }>();
	return (target, file, stat) => {
		const asked = askedOrigins(target);
		if (asked.length > 0) return pagePolicy(fs.readFileSync(file, 'utf8'), asked);
		const of = `${stat.mtimeMs} ${stat.size}`;
		const before = known.get(file);
		if (before?.of === of) return before.policy;
		const policy = pagePolicy(fs.readFileSync(file, 'utf8'));
		known.set(file, { of, policy });
		return policy;
	};
}
