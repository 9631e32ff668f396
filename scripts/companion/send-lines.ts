import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { failure } from './refusal.ts';

/** What is told to a page line by line, while it happens. */
export interface Lines {
	/** JSON, each with its line end. */
	lines: AsyncIterable<string>;
	/** Called when the page has gone. */
	stop(): void;
}

/** Sends lines as they come, no faster than the page reads. When the page goes, what they tell of is stopped. */
export async function sendLines({ lines, stop }: Lines, response: ServerResponse): Promise<void> {
	const gone = new Promise<void>((resolve) => response.once('close', resolve));
	void gone.then(stop);
	response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
	try {
		for await (const line of lines) {
			if (response.destroyed) break;
			if (!response.write(line)) await Promise.race([once(response, 'drain'), gone]);
		}
	} catch (error) {
		response.write(`${JSON.stringify(failure(error))}\n`);
	}
	response.end();
}
