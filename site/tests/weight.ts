import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';

/** What a page is sent, by the files of the site: gzipped kilobytes by kind. */
export interface Weight {
	/** Watches a page from before it is opened. */
	see(page: Page): void;
	/** Of one kind, or of all: document, stylesheet, script, font, fetch… */
	kb(kind?: string): number;
	words(): string;
	/** Forgets what was sent, so that what follows is weighed alone. */
	begin(): void;
}

/** Weighs what pages of the site in `folder`, served at `url`, are sent. */
export function sent(folder: string, url: string): Weight {
	const kinds = new Map<string, number>();
	const kb = (kind?: string) =>
		kind === undefined ? [...kinds.values()].reduce((sum, one) => sum + one, 0) : (kinds.get(kind) ?? 0);
	return {
		see(page) {
			page.on('response', (response) => {
				const kind = response.request().resourceType();
				kinds.set(kind, kb(kind) + gzipped(folder, response.url().slice(url.length)) / 1000);
			});
		},
		kb,
		words: () => [...kinds].map(([kind, own]) => `${kind} ${own.toFixed(1)} KB`).join(', '),
		begin: () => kinds.clear(),
	};
}

const known = new Map<string, number>();

/** The size of what is sent for an address below the site's; nothing is there for what a companion would answer. */
function gzipped(folder: string, address: string): number {
	const [name = ''] = address.split(/[?#]/);
	const file = path.join(folder, name === '' || name.endsWith('/') ? `${name}index.html` : name);
	const size = known.get(file) ?? (fs.existsSync(file) ? gzipSync(fs.readFileSync(file)).length : 0);
	known.set(file, size);
	return size;
}
