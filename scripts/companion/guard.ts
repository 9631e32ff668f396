import type { IncomingHttpHeaders } from 'node:http';
import type { Refusal } from './refusal.ts';

/** What the guard looks at: all of it is known before a byte of the body is read. */
export interface Asked {
	method: string;
	/** The request target as it was sent. */
	target: string;
	headers: IncomingHttpHeaders;
}

/** What a request is for. Saving what a reader did is counted apart: it neither holds up a run nor is held up by one. */
export type Kind = 'act' | 'save';

export interface GuardOptions {
	/** The origins that the companion is reached at: `http://127.0.0.1:4747`. */
	origins: string[];
	/** Whether this is the token. */
	isToken(given: string): boolean;
	/** Counts one request that would change something, by what it is for; false where there were too many of late. */
	take(kind: Kind): boolean;
}

/**
 * Decides on a request before anything else sees it: any page in any tab can send requests to a loopback port, and this
 * port starts programs. Undefined means that it may pass.
 */
export function guard(options: GuardOptions): (asked: Asked) => Refusal | undefined {
	return (asked) =>
		refuseTarget(asked) ??
		refuseHost(asked, options.origins) ??
		refuseOrigin(asked) ??
		refuseMethod(asked) ??
		(asked.method === 'POST' ? refuseAction(asked, options) : undefined) ??
		(useOf(asked.target).token ? refuseStranger(asked, options) : undefined);
}

/** The token that a request carries, as `Authorization: Bearer …`. Nowhere else is one looked for. */
export function tokenOf(headers: IncomingHttpHeaders): string | undefined {
	return /^Bearer ([0-9a-f]+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** Only plain paths: no absolute form, no fragment, nothing that means another path once it is decoded. */
function refuseTarget({ target, headers }: Asked): Refusal | undefined {
	const remedy = 'Ask for a plain path, such as /index.html.';
	if (headers.upgrade !== undefined) return { status: 400, error: 'There is nothing to upgrade to here.', remedy };
	if (!/^\/(?!\/)/.test(target)) return { status: 400, error: 'The request target is not a path.', remedy };
	const path = target.split('?')[0] ?? '';
	if (/[#\\]|%(2f|5c|00)/i.test(path)) return { status: 400, error: 'The path hides another path.', remedy };
	const decoded = decodePath(path);
	if (decoded === undefined) return { status: 400, error: 'The path is not valid UTF-8.', remedy };
	if (decoded.split('/').includes('..')) return { status: 400, error: 'The path leads upwards.', remedy };
	return undefined;
}

/** Any name can be made to resolve to 127.0.0.1 (DNS rebinding); the Host header still says which name was meant. */
function refuseHost({ headers }: Asked, origins: string[]): Refusal | undefined {
	if (origins.includes(`http://${headers.host}`)) return undefined;
	return { status: 421, error: 'This host name is not the companion.', remedy: `Open ${origins[0]}/ instead.` };
}

/** Requests that pages of other origins send, with or without an Origin header. Links from elsewhere may be followed. */
function refuseOrigin({ method, headers }: Asked): Refusal | undefined {
	const remedy = 'Open the lesson at the address that npm start prints.';
	if (headers.origin !== undefined) {
		if (headers.origin === `http://${headers.host}`) return undefined;
		return { status: 403, error: 'Pages of other origins may not ask the companion.', remedy };
	}
	const site = headers['sec-fetch-site'];
	if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
	const follows = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
	if (follows && method === 'GET') return undefined;
	return { status: 403, error: 'Pages of other sites may not ask the companion.', remedy };
}

function refuseMethod({ method, target }: Asked): Refusal | undefined {
	const { allow } = useOf(target);
	if (allow.split(', ').includes(method)) return undefined;
	return { status: 405, error: `${method} is not for this path.`, remedy: `Use ${allow}.`, allow };
}

function refuseAction({ target, headers }: Asked, { take }: GuardOptions): Refusal | undefined {
	if (!take(useOf(target).kind)) return { status: 429, error: 'Too many requests.', remedy: 'Wait a second.' };
	if (/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(headers['content-type'] ?? '')) return undefined;
	return { status: 415, error: 'Only JSON is read here.', remedy: 'Send content-type: application/json.' };
}

function refuseStranger({ headers }: Asked, { isToken }: GuardOptions): Refusal | undefined {
	const token = tokenOf(headers);
	if (token !== undefined && isToken(token)) return undefined;
	return {
		status: 401,
		error: token === undefined ? 'This page has no token.' : 'The token is not the one of this companion.',
		remedy: 'Open the address that npm start prints: it hands the token over.',
	};
}

/** How a path may be asked. */
interface Use {
	allow: string;
	token: boolean;
	kind: Kind;
}

/** All of the companion's own paths need the token but one, which tells whether a token is right. */
function useOf(target: string): Use {
	// As routing will read it: no letter of it hides behind its number.
	const path = decodePath(target.split('?')[0] ?? '') ?? '';
	const use = (allow: string, token = true, kind: Kind = 'act') => ({ allow, token, kind });
	if (!/^\/api(\/|$)/.test(path) || path === '/api/status') return use('GET, HEAD', false);
	if (/^\/api\/(runs|checks)(\/|$)/.test(path) || /^\/api\/(recordings|mine)$/.test(path)) return use('POST');
	if (path === '/api/progress') return use('GET, POST', true, 'save');
	return use('GET');
}

function decodePath(path: string): string | undefined {
	try {
		return decodeURIComponent(path);
	} catch {
		return undefined;
	}
}
