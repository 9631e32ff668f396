import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Checks } from './checks.ts';
import { tokenOf } from './guard.ts';
import { readMine, writeMine } from './mine.ts';
import { openInEditor } from './open-in-editor.ts';
import { PROGRESS_BYTES, type ProgressFile } from './progress.ts';
import { HANDED_BYTES, keepRecordings } from './recordings.ts';
import { failure, inWords, Refused } from './refusal.ts';
import type { Runs } from './runs.ts';
import { type Lines, sendLines } from './send-lines.ts';
import type { UnderWay } from './under-way.ts';
import { TEXT_BODY_BYTES } from './wanted.ts';

/** What the routes lead to. */
export interface Parts {
	root: string;
	runs: Runs;
	checks: Checks;
	progress: ProgressFile;
	underWay: UnderWay;
}

/** Leads what passed the guard to what answers it. Paths and methods are those that the guard knows. */
export function serveParts(app: FastifyInstance, { root, runs, checks, progress, underWay }: Parts): void {
	const text = { bodyLimit: TEXT_BODY_BYTES };
	app.post('/api/runs', text, ({ body }, reply) => stream(reply, runs.start(body)));
	app.post('/api/checks', text, ({ body }, reply) => stream(reply, checks.start(body)));
	for (const kind of ['run', 'check'] as const)
		app.post<{ Params: { id: string } }>(`/api/${kind}s/:id/stop`, ({ params }, reply) => {
			if (underWay.stop(kind, params.id)) return reply.code(204).send();
			throw new Refused(404, `No such ${kind} is under way.`, 'It has ended already.');
		});
	app.get<{ Params: { module: string; lab: string } }>('/api/mine/:module/:lab', ({ params }) =>
		readMine(root, `${params.module}/${params.lab}`),
	);
	app.post('/api/mine', text, ({ body }) => writeMine(root, body, openInEditor));
	app.get('/api/progress', () => progress.read());
	app.post('/api/progress', { bodyLimit: PROGRESS_BYTES }, ({ body }) => progress.add(body));
	serveRecordings(app);
	app.setErrorHandler<Error & { statusCode?: number }>((error, { routeOptions }, reply) => {
		const status = error.statusCode ?? 500;
		if (status !== 413 || 'remedy' in error) return reply.code(status).send(failure(error));
		return reply
			.code(413)
			.send({ error: `The body is larger than ${inWords(routeOptions.bodyLimit)}.`, remedy: 'Send less.' });
	});
}

/** What a page asks first: who answers here, and whether its token is right. */
export function serveStatus(
	app: FastifyInstance,
	{ version, id, isToken }: { version: string; id: string; isToken(given: string): boolean },
): void {
	app.get('/api/status', (request) => {
		const token = tokenOf(request.headers);
		const state = token === undefined ? 'missing' : isToken(token) ? 'valid' : 'wrong';
		return { interleave: version, token: state, companion: id };
	});
}

/** Hands recordings from the command to a page. No path is read, and none of what is kept is looked into. */
function serveRecordings(app: FastifyInstance): void {
	const recordings = keepRecordings();
	app.post('/api/recordings', { bodyLimit: HANDED_BYTES }, (request, reply) =>
		reply.code(201).send(recordings.keep(request.body)),
	);
	app.get<{ Params: { id: string } }>('/api/recordings/:id', ({ params }) => recordings.find(params.id));
}

function stream(reply: FastifyReply, lines: Lines): Promise<void> {
	reply.hijack();
	return sendLines(lines, reply.raw);
}
