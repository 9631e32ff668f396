import { createHash } from 'node:crypto';

/**
 * What a page of the site may load and run: its own files, and the inline scripts that it was built with. `asked` are origins
 * that the reader named, which the page may fetch from too.
 */
export function pagePolicy(html: string, asked: readonly string[] = []): string {
	return policy([`'self'`, ...inlineScripts(html).map(hashOf)], asked);
}

/**
 * The origins of the addresses that the viewer was asked to fetch recordings and programs from: `/view/?from=https://…`. Only
 * https: pages of this machine can reach what others cannot, and an address may have been given by anybody.
 */
export function askedOrigins(target: string): string[] {
	const { pathname, searchParams } = new URL(target, 'http://localhost');
	const first = (name: string, most: number) => searchParams.getAll(name).slice(0, most);
	const named = /^\/view\/(index\.html)?$/.test(pathname) ? [...first('from', 2), ...first('program', 20)] : [];
	const origins = named.flatMap((from) => (URL.canParse(from) ? [new URL(from).origin] : []));
	return origins.filter((origin) => /^https:\/\/[\w.:[\]-]+$/.test(origin));
}

/** For all other files of the site. A worker's rights come from the answer that brought its script. */
export const filePolicy = policy([`'self'`]);

/** For answers that are no page: nothing in them may load or run. */
export const dataPolicy = `default-src 'none'; frame-ancestors 'none'`;

/** The texts of the scripts that stand in a page itself. Data blocks (JSON) do not run and so need no leave. */
export function inlineScripts(html: string): string[] {
	const scripts = html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi);
	return [...scripts]
		.filter(([, attributes = '']) => !/\bsrc\s*=/i.test(attributes) && runs(attributes))
		.map(([, , text = '']) => text.replaceAll('\r\n', '\n'));
}

function runs(attributes: string): boolean {
	const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1]?.toLowerCase();
	return type === undefined || /^(module|importmap|speculationrules|(text|application)\/javascript)$/.test(type);
}

function hashOf(script: string): string {
	return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/** Styles stand inline in drawings and highlighted code; search compiles WebAssembly. Nothing may call eval(). */
function policy(scripts: string[], asked: readonly string[] = []): string {
	return [
		`default-src 'none'`,
		`script-src ${[...new Set(scripts)].join(' ')} 'wasm-unsafe-eval'`,
		`style-src 'self' 'unsafe-inline'`,
		`img-src 'self' data: blob:`,
		`media-src 'self'`,
		`font-src 'self' data:`,
		['connect-src', `'self'`, ...new Set(asked)].join(' '),
		`worker-src 'self'`,
		`manifest-src 'self'`,
		`form-action 'self'`,
		`base-uri 'none'`,
		`frame-ancestors 'none'`,
	].join('; ');
}
