/** `npm start`: the course on this machine. Builds the site when something changed, serves it with the companion. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findCompanion } from '../companion/find-companion.ts';
import { launchPage } from '../companion/launch-page.ts';
import { type Companion, DEFAULT_PORT, startCompanion } from '../companion/server.ts';
import { buildSite } from './build-site.ts';
import { withLock } from './lock.cjs';
import { openBrowser } from './open-browser.ts';
import { root } from './root.ts';
import { runMain, SetupError } from './setup-error.ts';
import { warnStale } from './stale.ts';
import { stopSignal } from './stop-signal.ts';

const HELP = `npm start [-- --port N]

Builds the course's site when something it is made of changed, serves it on 127.0.0.1 together with the companion, which
runs the labs, and opens it in your browser. Ctrl-C ends it. A second call opens the one that runs.

  --port N   the first port to try (${DEFAULT_PORT}); the next free one is taken
  INTERLEAVE_NO_OPEN=1 in the environment: open no browser`;

await runMain(async () => {
	const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	const stop = stopSignal();
	// Of two calls at once, the second finds the first.
	const companion = await withLock(
		join(root, '.interleave/start'),
		() => start(portOf(values.port), stop),
		({ pids }) => console.error(`Another npm start is getting ready (process ${pids.join(', ')}); waiting for it.`),
	);
	if (!companion) return 0;
	await new Promise((resolve) => (stop.aborted ? resolve(undefined) : stop.addEventListener('abort', resolve)));
	await companion.close();
	// Whatever a library left open must not keep a terminal waiting.
	process.exit(0);
});

function portOf(text: string | undefined): number {
	const port = text === undefined ? DEFAULT_PORT : Number(text);
	if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
	throw new SetupError(`--port ${text} is not a port.`, 'Give a number from 0 (any free one) to 65535.');
}

async function start(port: number, stop: AbortSignal): Promise<Companion | undefined> {
	warnStale(root);
	const site = await buildSite({ root, out: join(root, 'dist'), base: '/', allowStale: true, stop });
	const running = await findCompanion(root);
	if (running) {
		console.log(
			`Interleave is running already${site === 'built' ? ', and shows the new site' : ''}: ${running.launchUrl}`,
		);
		openBrowser(launchPage(root, running.launchUrl));
		return undefined;
	}
	const companion = await startCompanion({ root, port });
	console.log(`Interleave: ${companion.launchUrl}\nCtrl-C ends it.`);
	openBrowser(launchPage(root, companion.launchUrl));
	return companion;
}
