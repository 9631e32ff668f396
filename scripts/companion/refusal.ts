/** A request that is not served: why, and what the one who asked can do. */
export interface Refusal {
	status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 429 | 500 | 503 | 507;
	error: string;
	remedy: string;
	/** Methods that would be served, where the method is the reason. */
	allow?: string;
}

/** Thrown where a request that passed the guard cannot be served. */
export class Refused extends Error {
	/** As Fastify names it. */
	readonly statusCode: Refusal['status'];
	readonly remedy: string;

	constructor(status: Refusal['status'], error: string, remedy: string) {
		super(error);
		this.statusCode = status;
		this.remedy = remedy;
	}
}

/** What a page is told of an error, ours or its own. */
export function failure(error: unknown): { error: string; remedy: string } {
	const { message, remedy } = error as Error & { remedy?: string };
	// An author's mistake has its remedy in its message too.
	return {
		error: message.split('\n')[0] ?? message,
		remedy: remedy ?? 'If it happens again, run: npm run interleave -- doctor',
	};
}

/** A size as a reader is told it: `256 KB` */
export function inWords(bytes: number): string {
	return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`;
}
