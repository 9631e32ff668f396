/**
 * The companion: the built site, and what needs the learner's machine, from one loopback origin.
 *
 *     POST /api/runs              {"lab":"sharing/first-race","variant"?,"files"?:{"main.ts":"…"},"knobs"?,"task"?:true}
 *                                 → the run's stream, after a line {"run":"<id>"}
 *     POST /api/checks            {"lab","files"?,"task"?,"thorough"?}
 *                                 → {"check":"<id>"}, {"run":3,"of":20,"claims":[…]} for each run, {"checked":…} (checked.ts)
 *     POST /api/runs/<id>/stop    {}    → 204; the stream delivers the ending. /api/checks/<id>/stop likewise
 *     GET  /api/mine/<lab id>     → {"files","path"}: the learner's own copy below my/
 *     POST /api/mine              {"lab","files","open"?:true}   → {"path","opened","kept","says"?}; "open" starts their editor
 *     GET  /api/progress          → {"progress","drafts","says"?}: my/progress.json
 *     POST /api/progress          {"progress","drafts"}   → the same, with all that was there before
 *     POST /api/recordings        {"recordings":[{"name","text"}],"sources":[…]}   → 201 {"id":"…"}: kept in memory for /view/
 *     GET  /api/recordings/<id>   → the same again
 *     GET  /api/status            → {"interleave":"<version>","token":"valid",…}; the one path that needs no token
 *
 * What is refused is answered with `{"error":"…","remedy":"…"}`; a stream that fails ends with that line. The threats and
 * controls are those of security.md. A page can make us run any text, in the place of a lab's file: whoever has the token can do
 * here what the learner can. So all depends on that only our own pages get it and may use it (guard.ts, content-policy.ts).
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { startPrecompiler } from '../runner/precompile.ts';
import { startChecks } from './checks.ts';
import { dataPolicy } from './content-policy.ts';
import { type Address, addressOf, leaveNote } from './find-companion.ts';
import { guard } from './guard.ts';
import { listen } from './listen.ts';
import { servePages } from './pages.ts';
import { keepProgress } from './progress.ts';
import { rate } from './rate.ts';
import type { Refusal } from './refusal.ts';
import { serveParts, serveStatus } from './routes.ts';
import { startRuns } from './runs.ts';
import { sameToken, tokenOfCheckout } from './token.ts';
import { underWay as startUnderWay } from './under-way.ts';

export const DEFAULT_PORT = 4747;
const BODY_BYTES = 256 * 1024;
/** Requests that run or write something; and, counted apart, those that save progress: a tab sends at most a few a second. */
const PER_SECOND = 20;
const CONNECTIONS = 256;

export interface CompanionOptions {
	/** The checkout whose labs are run. */
	root: string;
	/** The built site; absent: `dist` of the checkout. */
	dist?: string;
	/** The first port to try; the next free one is taken. 0 takes any. */
	port?: number;
	/** The loopback origin of a server in front that passes `/api` on (`npm run dev`): `http://127.0.0.1:4321`. */
	behind?: string;
	/** How long a request may take to arrive, milliseconds. */
	patienceMs?: number;
}

export interface Companion extends Address {
	/** Ends all runs and the server. */
	close(): Promise<void>;
}

/** Starts the companion of a checkout. It ends with `close()`; who starts it decides on which signals that is called. */
export async function startCompanion(options: CompanionOptions): Promise<Companion> {
	const { root, dist = path.join(root, 'dist'), port = DEFAULT_PORT, behind } = options;
	tokenOfCheckout(root);
	const id = randomBytes(16).toString('hex');
	const precompiler = startPrecompiler();
	const underWay = startUnderWay();
	const precompile = (files: string[]) => void precompiler.prepare(files);
	const runs = startRuns(root, underWay, precompile);
	const checks = startChecks(root, underWay, precompile);
	const origins = behind === undefined ? [] : [loopback(behind)];
	// The file is the truth: who deletes it revokes the token.
	const isToken = (given: string) => sameToken(tokenOfCheckout(root))(given);
	const rates = { act: rate(PER_SECOND), save: rate(PER_SECOND) };
	const app = guarded({ origins, isToken, take: (kind) => rates[kind]() }, options.patienceMs ?? 10_000);
	serveStatus(app, { version: versionOf(root), id, isToken });
	const progress = keepProgress(root);
	serveParts(app, { root, runs, checks, progress, underWay });
	await servePages(app, dist);
	const taken = await listen(app, port);
	origins.push(`http://127.0.0.1:${taken}`, `http://localhost:${taken}`);
	const removeNote = leaveNote(root, { port: taken, pid: process.pid, started: new Date().toISOString(), id });
	let closing: Promise<void> | undefined;
	return {
		...addressOf(taken, tokenOfCheckout(root), origins[0]),
		close: () => (closing ??= end()),
	};

	async function end(): Promise<void> {
		removeNote();
		await Promise.all([underWay.close(), progress.settle()]);
		await precompiler.close();
		await app.close();
	}
}

/** A server whose every request passes the guard before any other code, routing included, sees it. */
function guarded(options: Parameters<typeof guard>[0], patienceMs: number): FastifyInstance {
	const refusalOf = guard(options);
	return Fastify({
		logger: false,
		bodyLimit: BODY_BYTES,
		forceCloseConnections: true,
		serverFactory(serve) {
			const limits = {
				headersTimeout: patienceMs,
				requestTimeout: patienceMs,
				connectionsCheckingInterval: Math.min(1000, patienceMs),
				// Longer than browsers keep an idle connection: none is closed just as it is used again.
				keepAliveTimeout: 310_000,
				maxHeaderSize: 16 * 1024,
			};
			const server = http.createServer(limits, (request, response) => {
				setHeaders(response);
				const { method = '', url: target = '', headers } = request;
				const refusal = refusalOf({ method, target, headers });
				if (refusal) refuse(response, refusal);
				else serve(request, response);
			});
			server.maxConnections = CONNECTIONS;
			return server;
		},
	});
}

function setHeaders(response: http.ServerResponse): void {
	response.setHeader('content-security-policy', dataPolicy);
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('cross-origin-resource-policy', 'same-origin');
	response.setHeader('cross-origin-opener-policy', 'same-origin');
	response.setHeader('referrer-policy', 'no-referrer');
	response.setHeader('cache-control', 'no-store');
}

function refuse(response: http.ServerResponse, { status, error, remedy, allow }: Refusal): void {
	if (allow !== undefined) response.setHeader('allow', allow);
	const text = `${JSON.stringify({ error, remedy })}\n`;
	const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
	response.writeHead(status, { ...headers, connection: 'close' }).end(text);
}

/** Only a server on this machine may stand in front: its origin is trusted like our own. */
function loopback(origin: string): string {
	const url = new URL(origin);
	if (url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname)) return url.origin;
	throw new Error(`${origin} is not on this machine: the companion serves loopback alone.`);
}

function versionOf(root: string): string {
	return String(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version ?? 'unknown');
}
