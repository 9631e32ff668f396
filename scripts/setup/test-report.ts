/**
 * What `node --test` prints for us: failures in full as they happen, skipped tests with their reason, and the counts as a last
 * line `{"passed":…,"failed":…,"skipped":…}`.
 */

import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
	for await (const { type, data } of events) {
		if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
		if (type !== 'test:pass' && type !== 'test:fail') continue;
		// A suite counts by its tests, unless it broke by itself.
		if (data.details.type === 'suite' && (type === 'test:pass' || isOnlyItsTests(data.details.error))) continue;
		if (data.skip !== undefined || data.todo !== undefined) {
			counts.skipped += 1;
			yield `skipped: ${data.name} (${place(data)}): ${data.skip || data.todo || 'no reason given'}\n`;
		} else if (type === 'test:pass') counts.passed += 1;
		else {
			counts.failed += 1;
			yield `✗ ${data.name} (${place(data)})\n${indent(wordsOf(data.details.error))}\n`;
		}
	}
	yield `${JSON.stringify(counts)}\n`;
}

export interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

/** Takes the counts from the end of what was said; undefined where the run did not come that far. */
export function takeCounts(said: string): { counts: Counts | undefined; words: string } {
	const found = /^\{"passed":\d+,"failed":\d+,"skipped":\d+\}\n/m.exec(said);
	if (!found) return { counts: undefined, words: said };
	return {
		counts: JSON.parse(found[0]),
		words: said.slice(0, found.index) + said.slice(found.index + found[0].length),
	};
}

function isOnlyItsTests(error: Error): boolean {
	return (error as Error & { failureType?: string }).failureType === 'subtestsFailed';
}

/** The test's own error, where it was thrown and without the runner's part of the stack. */
function wordsOf(error: Error): string {
	const own = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : inspect(error.cause ?? error);
	return own.replace(/\n +at .*(node:internal|node:async_hooks).*$/gm, '');
}

function place({ file, line }: { file?: string; line?: number }): string {
	return `${file ?? 'unknown file'}:${line ?? 0}`;
}

function indent(text: string): string {
	return text.replace(/^/gm, '    ');
}
