import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { checkout, lab } from '../labs/fixture.ts';
import type { StreamItem } from '../recording/types.ts';
import { type Companion, type CompanionOptions, startCompanion } from './server.ts';

/** Says that it ran, by a file in the checkout, so that a test can tell that nothing did. */
const LEAVES_A_TRACE = `import fs from 'node:fs'; fs.appendFileSync('ran', 'x'); console.log('hello');\n`;

const PAGE = '<!doctype html><title>t</title><script>inline()</script><script type="application/json">{}</script>';

/** For tests: a checkout with one lab, `t/trace`, and a small built site. */
export function site(t: TestContext, files: Record<string, string> = {}): string {
	return checkout(t, {
		'package.json': '{ "type": "module", "version": "1.2.3" }',
		...lab('t/trace', { 'main.ts': LEAVES_A_TRACE }),
		'dist/index.html': PAGE,
		'dist/404.html': '<!doctype html><title>Not here</title>',
		'dist/lesson/index.html': '<!doctype html><title>lesson</title>',
		'dist/view/index.html': '<!doctype html><title>view</title>',
		'dist/_astro/x.abc.js': 'x',
		'dist/.hidden': 'hidden',
		...files,
	});
}

/** For tests: a checkout with the labs of this one, so that what a browser does comes into nobody's own `my/`. To be removed. */
export function copyOfLabs(): string {
	const own = path.resolve(import.meta.dirname, '../..');
	const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'interleave-')));
	for (const name of ['labs', 'scripts/recording', 'package.json', 'package-lock.json'])
		fs.cpSync(path.join(own, name), path.join(root, name), { recursive: true });
	return root;
}

/** For tests: a companion on a port of its own, closed when the test ends. What it keeps in its test checkout goes with it. */
export async function companionOf(t: TestContext, root: string, options: Partial<CompanionOptions> = {}) {
	const companion = await startCompanion({ root, port: 0, ...options });
	t.after(async () => {
		await companion.close();
		fs.rmSync(root, { recursive: true, force: true });
	});
	return { ...companion, token: tokenIn(companion), host: `127.0.0.1:${companion.port}` };
}

export function tokenIn(companion: Pick<Companion, 'launchUrl'>): string {
	return new URL(companion.launchUrl).hash.replace('#token=', '');
}

/** Sends these bytes and gives what came back until the connection ended, or until `enough` is content with it. */
export function raw(port: number, bytes: string, enough: (answer: string) => boolean = () => false): Promise<string> {
	return new Promise((resolve) => {
		let answer = '';
		const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
		socket.setEncoding('utf8');
		socket.on('data', (chunk) => {
			answer += chunk;
			if (enough(answer)) socket.destroy();
		});
		socket.on('error', () => {}); // A reset ends the connection too; what came before it counts.
		socket.on('close', () => resolve(answer));
	});
}

/** A request as a page of the companion would send it; headers given as undefined are left out. */
export function request(
	method: string,
	target: string,
	headers: Record<string, string | undefined>,
	body = '',
): string {
	const all = { connection: 'close', ...(body && { 'content-length': String(Buffer.byteLength(body)) }), ...headers };
	const lines = Object.entries(all).filter(([, value]) => value !== undefined);
	return [`${method} ${target} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}

export function statusOf(answer: string): number {
	return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

export function bodyOf(answer: string): string {
	return answer.slice(answer.indexOf('\r\n\r\n') + 4);
}

/** Starts a run as the page does. */
export function post(companion: { url: string; token: string }, target: string, body: unknown, signal?: AbortSignal) {
	const { origin } = new URL(companion.url);
	return fetch(new URL(target, companion.url), {
		method: 'POST',
		headers: { authorization: `Bearer ${companion.token}`, 'content-type': 'application/json', origin },
		body: JSON.stringify(body),
		...(signal && { signal }),
	});
}

/** The lines of a run's stream, one by one as they come. */
export async function* linesOf(answer: Response): AsyncGenerator<{ run: string } | StreamItem> {
	let rest = '';
	for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) yield JSON.parse(line);
	}
}

/** The file that `t/trace` leaves behind. */
export function traceOf(root: string): string {
	return path.join(root, 'ran');
}
