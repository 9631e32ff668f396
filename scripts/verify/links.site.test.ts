/** Every internal link of the built site leads somewhere, at the server's root and below a base path. */
import assert from 'node:assert/strict';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

const built = [
	{ base: '/', folder: process.env.INTERLEAVE_DIST },
	{ base: '/course/', folder: process.env.INTERLEAVE_DIST_COURSE },
];
for (const { base, folder } of built) {
	test(`brokenLinks() is empty for the site built for ${base}`, () => {
		assert.ok(folder, 'call it by npm test -- "site tests", which builds the site first');
		assert.deepEqual(brokenLinks(folder, base), []);
	});
}

const bad: [string, string, string][] = [
	['a link to a missing page', '<a href="/course/gone/">x</a>', '/course/gone/: there is no such page'],
	['a link that leaves the base', '<a href="/other/">x</a>', '/other/: not below /course/'],
	['a missing picture', '<img src="/course/gone.png">', '/course/gone.png: there is no such file'],
	['a missing heading', '<a href="/course/other/#gone">x</a>', '/course/other/#gone: nothing there has this id'],
	['a run that is not kept', '<a href="#run=a/gone&t=5">x</a>', '#run=a/gone&t=5: there is no kept run a/gone'],
	[
		'a recording that is not there, for the viewer',
		'<a href="/course/other/?from=%2Fcourse%2Fgone.json">x</a>',
		'/course/other/?from=%2Fcourse%2Fgone.json: it names /course/gone.json, which is not there',
	],
	['a stepper that is not there', '<a href="#stepper-gone=AB">x</a>', '#stepper-gone=AB: nothing there has this id'],
	['a missing heading on the same page', '<a href="#gone">x</a>', '#gone: nothing there has this id'],
];
for (const [title, html, complaint] of bad) {
	test(`brokenLinks() finds ${title}`, () => assert.deepEqual(brokenIn(html), [`index.html → ${complaint}`]));
}

test('brokenLinks() follows what is right', () => {
	const good = [
		'/course/other/',
		'/course/other',
		'other/#here',
		'./other/index.html',
		'https://example.org/x',
		'mailto:a@b.c',
		'#top',
		'?x=1',
		'#run=sharing/race/outcome-lost&t=5',
		'other/?from=/course/other/index.html',
		'other/#stepper-two=AAB.B',
	];
	assert.deepEqual(brokenIn(good.map((href) => `<a href="${href}">x</a>`).join('')), []);
});

function brokenIn(html: string): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'interleave-links-'));
	after(() => rmSync(folder, { recursive: true, force: true }));
	for (const [file, text] of [
		['index.html', html],
		['other/index.html', '<h2 id="here">Here</h2><div id="stepper-two"></div>'],
		['recordings/sharing/race/outcome-lost.json', '{}'],
	] as const) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), text);
	}
	return brokenLinks(folder, '/course/');
}

function brokenLinks(folder: string, base: string): string[] {
	const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
	return pages.sort().flatMap((page) => {
		const address = base + page.replaceAll('\\', '/').replace(/index\.html$/, '');
		return linksIn(readFileSync(join(folder, page), 'utf8')).flatMap((link) => {
			const complaint = broken(folder, base, new URL(link, `http://site${address}`));
			return complaint ? [`${page} → ${link}: ${complaint}`] : [];
		});
	});
}

function broken(
	folder: string,
	base: string,
	{ host, protocol, pathname, searchParams, hash }: URL,
): string | undefined {
	if (host !== 'site' || protocol !== 'http:') return undefined;
	if (!`${pathname}/`.startsWith(base)) return `not below ${base}`;
	const path = join(folder, decodeURIComponent(pathname.slice(base.length)));
	const file = [path, join(path, 'index.html'), `${path}.html`].find(
		(one) => existsSync(one) && statSync(one).isFile(),
	);
	if (!file) return /\.\w+$/.test(pathname) ? 'there is no such file' : 'there is no such page';
	const named = ['from', 'program'].flatMap((key) => searchParams.getAll(key));
	const missing = named.find((link) => broken(folder, base, new URL(link, `http://site${pathname}`)));
	if (missing !== undefined) return `it names ${missing}, which is not there`;
	if (hash.length < 2 || !file.endsWith('.html')) return undefined;
	// A schedule of a stepper: its address begins with the id of the stepper.
	const id = decodeURIComponent(hash.slice(1)).replace(/^(stepper-[\w-]+)=[A-D.]*$/, '$1');
	const run = /^run=([^&]+)/.exec(id)?.[1];
	if (run !== undefined)
		return existsSync(join(folder, 'recordings', `${run}.json`)) ? undefined : `there is no kept run ${run}`;
	const isThere = id === 'top' || readFileSync(file, 'utf8').includes(` id="${id}"`);
	return isThere ? undefined : 'nothing there has this id';
}

/** What the page names in href, src and srcset; not what its code blocks show. */
function linksIn(html: string): string[] {
	const tags = html.replace(
		/<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->/g,
		(found) => /^<script[^>]*>/.exec(found)?.[0] ?? '',
	);
	const found = [...tags.matchAll(/<[a-z][^>]*?\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi)];
	return [...new Set(found.map((match) => (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&amp;', '&')))];
}
