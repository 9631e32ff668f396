/** Monaco's own bundle, asked for when somebody wants to edit, and not before. */
import name from 'virtual:interleave/monaco';
import type { TextView } from './text-view.ts';

type Monaco = typeof import('./monaco/monaco-view.ts');

const CHOSEN = 'interleave:plain-text';
/** The modules that an editor begins with; what else there is comes when it is used. */
const FIRST = ['view.js', 'editor.api.js', 'register.js'];
/** Narrower than this a plain text is easier to use, pixels. */
const NARROW = 640;

/** Whether this device is one for Monaco, and the reader did not choose the plain text. */
export function wantsMonaco(): boolean {
	if (matchMedia('(pointer: coarse)').matches || innerWidth < NARROW) return false;
	try {
		return localStorage.getItem(CHOSEN) === null;
	} catch {
		return true;
	}
}

/** Keeps what a reader chose. */
export function keepChoice(kind: TextView['kind']): void {
	try {
		if (kind === 'plain') localStorage.setItem(CHOSEN, 'yes');
		else localStorage.removeItem(CHOSEN);
	} catch {
		// A browser that keeps nothing is asked again the next time.
	}
}

/** Has the browser fetch what an editor begins with, so that it is there when it is wanted. */
export function preloadMonaco(): void {
	if (!wantsMonaco() || preloaded) return;
	preloaded = true;
	document.head.append(...FIRST.map((file) => link('modulepreload', file)), link('preload', 'view.css', 'style'));
}

let preloaded = false;
let loading: Promise<Monaco> | undefined;

/** Loads it, once. */
export function loadMonaco(): Promise<Monaco> {
	loading ??= load();
	// What cannot be fetched now may be later.
	loading.catch(() => {
		loading = undefined;
	});
	return loading;
}

/** Loads it beside what an editor waits for; who needs it will hear of what went wrong. */
export function beginMonaco(): void {
	if (wantsMonaco()) loadMonaco().catch(() => {});
}

async function load(): Promise<Monaco> {
	const style = link('stylesheet', 'view.css');
	const styled = new Promise((resolve, reject) => {
		style.addEventListener('load', resolve);
		style.addEventListener('error', () => reject(new Error('the style sheet of the editor could not be fetched')));
	});
	document.head.append(style);
	const [module] = await Promise.all([import(/* @vite-ignore */ addressOf('view.js')), styled]);
	return module;
}

function link(rel: string, file: string, as?: string): HTMLLinkElement {
	const made = document.createElement('link');
	Object.assign(made, { rel, href: addressOf(file), ...(as && { as }) });
	return made;
}

function addressOf(file: string): string {
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	return new URL(`${base}_astro/${name}/${file}`, location.href).href;
}
