import assert from 'node:assert/strict';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { CHECKOUT } from './checkout.ts';
import { beginInterleave, interleave, node, said } from './fixture.ts';
import { VERBS } from './main.ts';

test('every verb explains itself', async () => {
	const overview = String((await interleave(['--help'])).stdout);
	for (const name of Object.keys(VERBS)) {
		assert.match(overview, new RegExp(`^ {2}${name}\\b`, 'm'));
		for (const call of [
			[name, '--help'],
			[name, '-h'],
			['help', name],
		]) {
			const { code, stdout, stderr } = await interleave(call);
			assert.match(String(stdout), new RegExp(`^Usage: interleave ${name}\\b[\\s\\S]*--help`));
			assert.deepEqual([code, stderr], [0, '']);
		}
	}
});

test('the command ends with 2 for a wrong call, and names what is near', async () => {
	const calls: [string[], RegExp][] = [
		[[], /^Runs programs and shows/],
		[['vrify'], /there is no verb "vrify"\n {2}Did you mean "verify"\?/],
		[['help', 'lst'], /Did you mean "list"\?/],
		[['list', '--jsn'], /unknown flag --jsn\n {2}Did you mean "--json"\?/],
		[['list', 'x'], /list takes no words, and got "x"/],
		[['record'], /record needs labs, or --all/],
		[['record', '--all', 'x'], /record takes labs or --all, not both/],
		[['check'], /check needs a lab/],
		[['check', 'a', 'b', 'c'], /got also "c"/],
		[['serve', '--port', 'x'], /--port takes a number/],
	];
	for (const [args, message] of calls) {
		const { code, stdout, stderr } = await interleave(args);
		assert.match(stderr, message);
		assert.deepEqual([code, stdout.length], [2, 0], args.join(' '));
	}
});

test('list shows the labs, as text and as JSON', async () => {
	const text = String((await interleave(['list'])).stdout);
	assert.match(text, /sharing\/first-race +Two workers, one counter/);
	const { stdout, stderr, code } = await interleave(['list', '--json']);
	const labs = JSON.parse(String(stdout));
	const race = labs.find(({ id }: { id: string }) => id === 'sharing/first-race');
	const keys = ['id', 'title', 'goal', 'module', 'lessons', 'needs', 'variants', 'knobs', 'exercise', 'claims'];
	assert.deepEqual([Object.keys(race), stderr, code], [keys, '', 0]);
});

test('doctor says what the machine has, as text and as JSON', async () => {
	assert.match(String((await interleave(['doctor'])).stdout), /^✓ Node +\d+\./);
	const findings = JSON.parse(String((await interleave(['doctor', '--json'])).stdout));
	const found = findings.map(({ what }: { what: string }) => what);
	for (const what of ['Node', 'cores', 'strace', 'perl', 'python3', 'cc', 'cgroups', 'browser'])
		assert.ok(found.includes(what));
});

test('run shows what the claims of a lab say, and judges several runs together', async () => {
	const once = await interleave(['run', 'sharing/first-race']);
	assert.match(String(once.stdout), /^Seats sold: 6 of 6\n/);
	assert.match(
		once.stderr,
		/P1\.T1 Box office [AB][\s\S]*✓ Each box office sold three seats: six in all\.\n {2}held: /,
	);
	assert.equal(once.code, 0);
	const times = await interleave(['run', '--times', '2', 'first-race']);
	assert.match(String(times.stdout), /^2 runs\n {2}\w[\s\S]*✓ Each box office sold three seats/);
});

test('check judges the program of a lab, or another, by the claims', async () => {
	const good = await interleave(['check', 'whoami']);
	assert.match(String(good.stdout), /^labs\/processes\/whoami\/main\.ts, judged by the claims over 1 run\n\n✓ /);
	assert.equal(good.code, 0);
	const call = ['check', '--json', 'first-race', 'labs/processes/whoami/main.ts'];
	const other = await interleave(call, { cwd: CHECKOUT });
	const { claims, program } = JSON.parse(String(other.stdout));
	assert.equal(program, 'labs/processes/whoami/main.ts');
	assert.deepEqual([other.code, claims[0].verdict], [1, 'refuted']);
});

test('verify tells of each lab and ends with 0 where all held', async () => {
	const { stdout, stderr, code } = await interleave(['verify', '--json', 'processes/whoami']);
	const [verified] = JSON.parse(String(stdout));
	assert.deepEqual([verified.lab, verified.findings, code], ['processes/whoami', [], 0]);
	assert.match(stderr, /✓ processes\/whoami: \d+ held over 1 run/);
});

test('serve answers on this machine, and ends with Ctrl-C', async () => {
	const child = beginInterleave(['serve', '--port', '0', '--json']);
	const { url, launchUrl, running } = JSON.parse(await said(child.stdout, '\n'));
	assert.match(launchUrl, /^http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]{64}$/);
	const status = await fetch(new URL('api/status', url));
	assert.equal(status.status, 200);
	// Where the companion of this checkout ran already, the command names it and is done.
	if (!running) child.kill('SIGINT');
	const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
	assert.equal(code, running ? 0 : 130);
});

test('a reader who leaves ends the command quietly', async () => {
	const child = beginInterleave(['list', '--json']);
	const words = said(child.stderr, 'never said').catch((error) => error.message);
	child.stdout?.destroy();
	assert.deepEqual(await once(child, 'close'), [141, null]);
	assert.match(await words, /but: $/);
});

test('the command says what to do where Node does not run TypeScript', async () => {
	const main = path.join(CHECKOUT, 'scripts/interleave.mjs');
	const { code, stdout, stderr } = await node(['--no-experimental-strip-types', main, 'list']);
	assert.deepEqual([code, String(stdout)], [125, '']);
	assert.match(stderr, /^interleave: this Node, v[\d.]+, does not run TypeScript.*\n {2}Use: npm run interleave --/);
});
