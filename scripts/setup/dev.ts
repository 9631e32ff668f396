/** `npm run dev`: Astro's dev server with the companion behind the same origin. */
import { parseArgs } from 'node:util';
import { launchPage } from '../companion/launch-page.ts';
import { type Companion, startCompanion } from '../companion/server.ts';
import { freePort } from './free-port.ts';
import { openBrowser } from './open-browser.ts';
import { reloadLabs } from './reload-labs.ts';
import { root } from './root.ts';
import { runMain } from './setup-error.ts';
import { warnStale } from './stale.ts';
import { stopSignal } from './stop-signal.ts';

const HELP = `npm run dev [-- --port N]

Serves the course while you write it: lessons, labs and the site's code reload as you save, and Run works.
Search works in the built site only (npm start).

  --port N   the first port to try (4321)
  INTERLEAVE_NO_OPEN=1 in the environment: open no browser`;

await runMain(async () => {
	const { values } = parseArgs({
		options: { port: { type: 'string', default: '4321' }, help: { type: 'boolean', short: 'h' } },
	});
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	const stop = stopSignal();
	warnStale(root);
	const port = await freePort(Number(values.port));
	const companion = await startCompanion({ root, port: 0, behind: `http://127.0.0.1:${port}` });
	const server = await startAstro(port, companion);
	console.log(`Interleave, for authors: ${companion.launchUrl}\nCtrl-C ends it.`);
	openBrowser(launchPage(root, companion.launchUrl));
	await new Promise((resolve) => (stop.aborted ? resolve(undefined) : stop.addEventListener('abort', resolve)));
	await Promise.all([companion.close(), server.stop()]);
	process.exit(0);
});

async function startAstro(port: number, companion: Companion) {
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	process.env.INTERLEAVE_STALE = 'warn';
	const { dev } = await import('astro');
	return dev({
		root,
		server: { host: '127.0.0.1', port },
		// Astro asks for the slash before Vite passes /api on; the tests of the built site see a link without one.
		trailingSlash: 'ignore',
		vite: {
			plugins: [reloadLabs(root)],
			server: {
				strictPort: true,
				proxy: { '/api': { target: `http://127.0.0.1:${companion.port}` } },
				// What runs write there, and what the learner's progress becomes, is nothing to reload a page for.
				watch: { ignored: ['.interleave', 'my'].map((folder) => `${root.replaceAll('\\', '/')}/${folder}/**`) },
			},
		},
	});
}
