'use strict';

const { SetupProblem } = require('./problem.cjs');

/**
 * What a failed npm means for the reader: its last words, what they come to, and the remedy.
 * @param {string} folder
 * @param {string} said npm's standard error
 */
function npmProblem(folder, said) {
	const lines = said
		.split('\n')
		.filter((line) => line.trim() && !/A complete log of this run/.test(line))
		.map((line) => `  ${line}`);
	const known = KNOWN.find(({ words }) => words.test(said));
	const { what, remedy } = known ?? UNKNOWN;
	// npm begins with the code and goes on with what it all was about.
	const shown = known ? lines.slice(0, 5) : lines.slice(-15);
	return new SetupProblem([...shown, `Installing in ${folder} failed. ${what}`].join('\n'), remedy);
}

/** The first whose words npm said counts. */
const KNOWN = [
	{
		words: /ENOSPC|EDQUOT/,
		what: 'The disk is full.',
		remedy: 'Interleave needs about 1.2 GB here and in npm’s cache. Free some space, then call this again.',
	},
	{
		words: /EACCES|EPERM|EROFS/,
		what: 'npm may not write here.',
		remedy:
			'Give this folder and npm’s cache (npm config get cache) back to your user, for example with chown after a call with sudo, then call this again. On Windows, first stop an Interleave that is running.',
	},
	{
		words: /EBUSY|ENOTEMPTY/,
		what: 'A file of the old installation is in use.',
		remedy: 'Stop what runs from this folder (an Interleave, an editor’s language server), then call this again.',
	},
	{
		words:
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETDOWN|EPIPE/,
		what: 'The npm registry cannot be reached.',
		remedy:
			'Check the network, and the proxy if there is one (npm config get registry, npm config get proxy), then call this again.',
	},
	{
		words: /SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS|EPROTO/,
		what: 'The connection to the npm registry is not trusted.',
		remedy:
			'A proxy that re-signs traffic needs its certificate named: npm config set cafile <file>. Then call this again.',
	},
	{
		words: /E401|E403|ENEEDAUTH/,
		what: 'The npm registry refuses the download.',
		remedy: 'Check the login and the rules of your registry (npm config get registry), then call this again.',
	},
	{
		words: /E404|ETARGET|E5\d\d|EINTEGRITY|Z_DATA_ERROR|Z_BUF_ERROR/,
		what: 'The npm registry does not deliver what the lockfile names.',
		remedy:
			'Call this again; if it stays, check the registry (npm config get registry) and empty the cache (npm cache clean --force).',
	},
	{
		words: /EUSAGE/,
		what: 'package.json and package-lock.json do not fit together.',
		remedy:
			'Take both from the repository anew (git checkout package.json package-lock.json); if you changed package.json, call npm install.',
	},
	{
		words: /spawn .*ENOENT|not recognized/,
		what: 'npm was not found.',
		remedy: 'Install npm (it comes with Node: https://nodejs.org), then call this again.',
	},
];

const UNKNOWN = { what: 'npm’s own words are above.', remedy: 'Call this again: it starts anew.' };

module.exports = { npmProblem };
