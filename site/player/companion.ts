/** The companion that may have served this page: whether it is there, and the token that lets the page start runs. */

/** `no token`: it is there, and does not know this browser. */
export type Companion = 'none' | 'ready' | 'no token';

const KEY = 'interleave-token';
const HOME = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/** Moves the token that `npm start` hands over in the address into the browser's own store. */
export function takeToken(): void {
	const { token, rest } = tokenIn(location.hash);
	if (token === undefined) return;
	localStorage.setItem(KEY, token);
	history.replaceState(null, '', location.pathname + location.search + rest);
}

/** The token in a fragment, and what else that names: a moment of a run. */
export function tokenIn(hash: string): { token?: string; rest: string } {
	const [given, token] = /[#&]token=([0-9a-f]+)(?=&|$)/.exec(hash) ?? [];
	if (given === undefined || token === undefined) return { rest: hash };
	const rest = hash.replace(given, '').replace(/^[#&]+/, '');
	return { token, rest: rest && `#${rest}` };
}

/** Asks once for a page. A page from anywhere but this machine asks nobody. */
export function findCompanion(): Promise<Companion> {
	asked ??= ask();
	return asked;
}

let asked: Promise<Companion> | undefined;

/** A request to the companion, with the token. */
export function askCompanion(path: string, init: RequestInit = {}): Promise<Response> {
	const headers = { ...init.headers, authorization: `Bearer ${localStorage.getItem(KEY) ?? ''}` };
	return fetch(path, { ...init, headers });
}

async function ask(): Promise<Companion> {
	if (!HOME.test(location.hostname) || !isMarked()) return 'none';
	try {
		const response = await askCompanion('/api/status');
		if (!response.ok) return 'none';
		const { interleave, token } = await response.json();
		return !interleave ? 'none' : token === 'valid' ? 'ready' : 'no token';
	} catch {
		return 'none';
	}
}

/** The companion marks the pages that it serves, so that others need not be asked for what they do not have. */
function isMarked(): boolean {
	const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	return import.meta.env.DEV || (page?.serverTiming ?? []).some(({ name }) => name === 'interleave');
}
