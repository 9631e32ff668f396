/** `npm run build`: the static site, for any server and any address. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from './build-site.ts';
import { root } from './root.ts';
import { runMain, SetupError } from './setup-error.ts';
import { refuseStale } from './stale.ts';
import { stopSignal } from './stop-signal.ts';

const HELP = `npm run build [-- --base /course/] [--out FOLDER]

Builds the site as files that any web server can serve. It works fully from its recordings; runs need npm start.

  --base PATH    the address below the server's root that the site will be under (/)
  --out FOLDER   where it goes, from the checkout (dist)`;

await runMain(async () => {
	const { values } = parseArgs({
		options: {
			base: { type: 'string', default: '/' },
			out: { type: 'string', default: 'dist' },
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (values.help) {
		console.log(HELP);
		return 0;
	}
	refuseStale(root);
	const out = resolve(root, values.out);
	await buildSite({ root, out, base: baseOf(values.base), anew: true, stop: stopSignal() });
	console.log(`The site is in ${out}, to be served under ${baseOf(values.base)}`);
	return 0;
});

function baseOf(text: string): string {
	if (/^\/([\w.~-]+\/)*[\w.~-]*$/.test(text)) return text.endsWith('/') ? text : `${text}/`;
	throw new SetupError(`--base ${text} is not a path on a server.`, 'It starts with a slash: --base /course/');
}
