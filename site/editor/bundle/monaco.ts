import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { monacoBundle } from './monaco-bundle.ts';

/** The module that names the bundle to a page's scripts. */
const NAMED = 'virtual:interleave/monaco';

/**
 * An Astro integration: brings the kept bundle of Monaco into the built site as `_astro/monaco-<hash>/`, making it beside the
 * pages where it is not there yet; the dev server makes it when it is first asked for.
 */
export function monaco(root: string) {
	const { name, make } = monacoBundle(root);
	return {
		name: 'interleave:monaco',
		hooks: {
			'astro:config:setup': ({ updateConfig }: { updateConfig(config: object): unknown }) => {
				updateConfig({ vite: { plugins: [named(name), served(name, make)] } });
			},
			'astro:build:start': () => {
				// What goes wrong is told where it is waited for.
				make().catch(() => {});
			},
			'astro:build:done': async ({ dir }: { dir: URL }) => {
				fs.cpSync(await make(), path.join(fileURLToPath(dir), '_astro', name), { recursive: true });
			},
		},
	};
}

function named(name: string) {
	return {
		name: 'interleave:monaco-name',
		resolveId: (id: string) => (id === NAMED ? `\0${NAMED}` : undefined),
		load: (id: string) => (id === `\0${NAMED}` ? `export default ${JSON.stringify(name)};` : undefined),
	};
}

const TYPES: Record<string, string> = {
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.ttf': 'font/ttf',
};

interface DevServer {
	middlewares: { use(handle: (request: Asked, response: Answer, next: (error?: unknown) => void) => void): void };
}
interface Asked {
	url?: string;
}
interface Answer {
	setHeader(name: string, value: string): void;
	end(body: Uint8Array): void;
}

function served(name: string, make: () => Promise<string>) {
	return {
		name: 'interleave:monaco-served',
		configureServer({ middlewares }: DevServer) {
			middlewares.use((request, response, next) => {
				const [, file] = new RegExp(`/_astro/${name}/([\\w.-]+)(?:\\?|$)`).exec(request.url ?? '') ?? [];
				if (file === undefined) return next();
				make().then((folder) => {
					response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
					response.end(fs.readFileSync(path.join(folder, file)));
				}, next);
			});
		},
	};
}
