import { closeOnSignals } from '../companion/close-on-signals.ts';
import { findCompanion } from '../companion/find-companion.ts';
import { startCompanion } from '../companion/server.ts';
import { CHECKOUT } from './checkout.ts';
import { portOf } from './port.ts';
import { UsageError, type Verb } from './verb.ts';

export const verb: Verb = {
	name: 'serve',
	summary: 'the companion alone',
	takes: '',
	about: `
Serves the built site and runs labs for its pages, on this machine only, until Ctrl-C. The address that is printed hands
your page the right to run labs: do not pass it on. Where the companion of this checkout runs already, its address is
printed. "npm start" does the same and builds the site first.`,
	flags: {
		port: { value: 'PORT', says: 'the first port to try, 4747 otherwise; 0 takes any' },
		json: { says: 'the address as JSON: url, launchUrl, port, running' },
	},
	async start({ words, flags }) {
		if (words.length > 0) throw new UsageError(`serve takes no words, and got "${words[0]}"`);
		const port = portOf(flags.get('port'));
		const running = await findCompanion(CHECKOUT);
		const companion = running
			? undefined
			: await startCompanion({ root: CHECKOUT, ...(port !== undefined && { port }) });
		if (companion) closeOnSignals(companion);
		const { url, launchUrl, port: taken } = companion ?? (running as NonNullable<typeof running>);
		const address = { url, launchUrl, port: taken, running: running !== undefined };
		const text = `${running ? 'The companion runs already' : 'The companion listens'}: ${launchUrl}`;
		process.stdout.write(`${flags.has('json') ? JSON.stringify(address) : text}\n`);
		// A companion of our own keeps the process alive until a signal closes it.
		return 0;
	},
};
