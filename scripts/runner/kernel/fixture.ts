/** For tests: runs under the kernel's eyes, and what they gave in words. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { obstacleTo } from '../../labs/needs.ts';
import type { Need } from '../../recording/claim.ts';
import type { Recording, RunEvent } from '../../recording/types.ts';
import { validate } from '../../recording/validate.ts';
import { recordFixture } from '../fixtures/record-fixture.ts';
import type { RunOptions } from '../run.ts';

/** The options of a test that cannot be done where something is missing. */
export const needs = (...all: Need[]) => ({
	skip: all.map((need) => obstacleTo(need)?.problem).find(Boolean) ?? false,
});

/** Runs the command below Node under the kernel's eyes. P1 is Node, P2 the command. */
export async function watch(t: TestContext, ...command: string[]): Promise<Recording> {
	const { recording } = await recordFixture('start.mjs', command, { kernel: true });
	assert.deepEqual(recording.header.captured, ['probe', 'kernel']);
	assert.deepEqual(validate(recording), [], t.name);
	return recording;
}

/** The same with a shell. */
export const watchShell = (t: TestContext, script: string) => watch(t, 'sh', '-c', script);

/** Where the programs of tests are. */
export const FIXTURES = join(import.meta.dirname, '../fixtures');

/** How one of them is run. */
export function fixture(name: string, ...args: string[]): RunOptions {
	return { argv: [join(FIXTURES, name), ...args], cwd: FIXTURES, env: process.env, stdin: 'ignore' };
}

/** A lane's events in a few words, without those that each lane has, and without its use of the processor. */
export function lifeOf({ events }: Recording, lane: string): string[] {
	return events.flatMap((event) => (event.lane === lane ? wordsOf(event) : []));
}

function wordsOf(event: RunEvent): string[] {
	switch (event.kind) {
		case 'start':
		case 'cpu':
			return [];
		case 'spawn':
			return [`spawn ${event.child}`];
		case 'exec':
			return [`exec ${event.argv.join(' ')}`];
		case 'out':
			return [`out ${event.fd} ${event.text}`];
		case 'wait':
			return [`wait ${event.on}`];
		case 'wake':
			return [`wake ${event.on} ${event.result}`];
		case 'signal':
			return [`${event.signal}${event.to ? ` to ${event.to}` : ''}${event.from ? ` from ${event.from}` : ''}`];
		case 'state':
			return [`${event.state}${event.parent ? ` ${event.parent}` : ''}`];
		case 'exit':
			return [`exit ${event.signal ?? event.code} ${event.seen}`];
		default:
			return [event.kind];
	}
}

/** The lanes, each with its parent. */
export function tree({ lanes }: Recording): string[] {
	return lanes.map(({ id, name, parent, node, kernel }) =>
		[id, name, parent, node === false && 'other', kernel && 'kernel'].filter(Boolean).join(' '),
	);
}
