import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { lab } from '../labs/fixture.ts';
import { validate } from '../recording/validate.ts';
import { isAlive } from '../runner/fixtures/is-alive.ts';
import { recover } from '../runner/recover.ts';
import { RUN_FILE } from '../runner/run-file.ts';
import { companionOf, linesOf, post, site, tokenIn } from './fixture.ts';

const STAYS = `console.log('pid', process.pid); setInterval(() => {}, 1000);\n`;

test('a companion that is killed leaves no process of its runs, and what they recorded', {
	skip: process.platform !== 'linux',
}, async (t) => {
	const root = site(t, lab('t/stays', { 'main.ts': STAYS }));
	const tmp = path.join(root, 'tmp');
	fs.mkdirSync(tmp);
	const child = spawn(process.execPath, [path.join(import.meta.dirname, 'fixture-main.ts'), root], {
		env: { ...process.env, TMPDIR: tmp },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	t.after(() => child.kill('SIGKILL'));
	const launchUrl = String((await once(child.stdout, 'data'))[0]).trim();
	const companion = { url: launchUrl, token: tokenIn({ launchUrl }) };
	// Edited, so that it runs in a mirror.
	const answer = await post(companion, '/api/runs', { lab: 't/stays', files: { 'main.ts': `${STAYS}// mine\n` } });
	let pid = 0;
	// Not by a loop: to leave one closes the stream, and that ends the run.
	const lines = linesOf(answer)[Symbol.asyncIterator]();
	while (!(pid > 0)) {
		const { value: line } = await lines.next();
		if ('kind' in line && line.kind === 'out') pid = Number(/pid (\d+)/.exec(line.text ?? '')?.[1]);
	}
	assert.ok(isAlive(pid));
	child.kill('SIGKILL');
	await once(child, 'exit');
	for (let round = 0; isAlive(pid); round++) {
		assert.ok(round < 1000, `${pid} survived`);
		await sleep(10);
	}
	const mirrors = path.join(root, '.interleave/mirror');
	assert.ok(fs.readdirSync(mirrors).length > 0);
	await companionOf(t, root);
	assert.deepEqual(fs.readdirSync(mirrors), []);
	const kept = fs.readdirSync(tmp).filter((name) => fs.existsSync(path.join(tmp, name, RUN_FILE)));
	const recording = recover(path.join(tmp, kept[0] as string));
	assert.deepEqual(validate(recording), []);
	assert.equal(recording.header.lab, 't/stays');
	assert.ok(recording.events.some((event) => event.kind === 'out' && event.text === `pid ${pid}\n`));
});
