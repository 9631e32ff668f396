/** The environment that labs run in: what a plain shell of the user has, without npm's additions, Node's and secrets. */
const KEPT = new Set([
	...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TERM', 'COLORTERM', 'TMPDIR'],
	...[
		'SYSTEMROOT',
		'SYSTEMDRIVE',
		'WINDIR',
		'COMSPEC',
		'PATHEXT',
		'TEMP',
		'TMP',
		'USERPROFILE',
		'APPDATA',
		'LOCALAPPDATA',
	],
]);

/** Only names that are known to be harmless are handed on. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const kept = Object.entries(env).filter(([name]) => KEPT.has(name.toUpperCase()) || name.startsWith('LC_'));
	const clean = Object.fromEntries(kept);
	const path = clean.PATH?.split(':').filter((part) => !/(^|\/)node_modules\/(\.bin|.*node-gyp-bin)$/.test(part));
	return path && process.platform !== 'win32' ? { ...clean, PATH: path.join(':') } : clean;
}
