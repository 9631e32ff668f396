/** The companion that may have served this page: whether it is there, and the token that lets the page start runs. */

/** `no token`: it is there, and does not know this browser. */
export type Companion = 'none' | 'ready' | 'no token';

const KEY = 'interleave-token';
/** A token that the companion was not asked about yet. */
const HANDED = 'interleave-token-handed';
const HOME = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * Takes the token that `npm start` hands over out of the address. Any page may link here with one of its own making: it is
 * kept only when the companion knows it, and until then it replaces nothing.
 */
export function takeToken(): void {
	const { token, rest } = tokenIn(location.hash);
	if (token === undefined) return;
	sessionStorage.setItem(HANDED, token);
	history.replaceState(null, '', location.pathname + location.search + rest);
	asked = ask();
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
export async function askCompanion(path: string, init: RequestInit = {}): Promise<Response> {
	if (sessionStorage.getItem(HANDED)) await findCompanion();
	return asking(path, kept(), init);
}

function asking(path: string, token: string | null, init: RequestInit = {}): Promise<Response> {
	return fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token ?? ''}` } });
}

async function ask(): Promise<Companion> {
	if (!HOME.test(location.hostname) || !isMarked()) return 'none';
	const handed = sessionStorage.getItem(HANDED);
	const known = await statusFor(handed ?? kept());
	if (!handed || known === 'none') return known;
	sessionStorage.removeItem(HANDED);
	if (known === 'no token') return statusFor(kept());
	keep(handed);
	return known;
}

function kept(): string | null {
	return unkept ?? localStorage.getItem(KEY);
}

function keep(token: string): void {
	try {
		localStorage.setItem(KEY, token);
	} catch {
		unkept = token;
	}
}

/** The token, where the browser has no room for it: known as long as the page. */
let unkept: string | undefined;

async function statusFor(given: string | null): Promise<Companion> {
	try {
		const response = await asking('/api/status', given);
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
