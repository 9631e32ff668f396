/** What the probe takes from Node without a promise of Node's, on every major that Interleave runs on. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { bringNode, type Major } from '../../setup/bring-node.ts';
import { root } from '../../setup/root.ts';
import * as known from './private.cjs';

const CHECKS = join(import.meta.dirname, '../fixtures/private-interfaces.cjs');
const names = Object.keys(known.default);

for (const major of [24, 26] as const) {
	const results = check(major);
	for (const name of names) {
		test(`private.${name} holds on Node ${major}`, async (context) => assertHolds(await results, name, context));
	}
}

/** Where it runs on another one, that is asked too. */
const [own] = process.versions.node.split('.');
if (own !== '24' && own !== '26') {
	const results = checkWith(process.execPath);
	for (const name of names) {
		test(`private.${name} holds on Node ${own}`, async (context) => assertHolds(await results, name, context));
	}
}

type Results = Record<string, string> | Error;

async function check(major: Major): Promise<Results> {
	try {
		return await checkWith(await bringNode(root, major));
	} catch (error) {
		return error as Error;
	}
}

async function checkWith(node: string): Promise<Results> {
	const { stdout } = await promisify(execFile)(node, [CHECKS]);
	return JSON.parse(stdout);
}

function assertHolds(results: Results, name: string, context: TestContext): void {
	if (!(results instanceof Error)) assert.equal(results[name], 'holds');
	else if ('remedy' in results) context.skip(`${results.message} ${results.remedy}`);
	else throw results;
}
