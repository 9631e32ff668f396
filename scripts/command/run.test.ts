import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readRecording } from '../recording/stored.ts';
import { readStream } from '../recording/stream.ts';
import { beginInterleave, interleave, isAlive, node, programs, said } from './fixture.ts';

test('run ends with the exit code of the program', async (t) => {
	const cwd = programs(t, { 'seven.mjs': 'process.exit(7)', 'throws.mjs': 'throw new Error("no")' });
	assert.equal((await interleave(['run', 'seven.mjs'], { cwd })).code, 7);
	assert.equal((await interleave(['run', 'throws.mjs'], { cwd })).code, 1);
});

test('run ends with 128 + n for a signal and 124 for its time limit', async (t) => {
	const cwd = programs(t, {
		'killed.mjs': 'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)',
		'forever.mjs': 'for (;;);',
	});
	assert.equal((await interleave(['run', 'killed.mjs'], { cwd })).code, 137);
	const { code, stderr } = await interleave(['run', '--timeout', '200ms', 'forever.mjs'], { cwd });
	assert.equal(code, 124);
	assert.match(stderr, /\n\nEnded by Interleave: its time was up\.\n$/);
});

test('run ends with 2 for a wrong call, and names what is near', async (t) => {
	const cwd = programs(t, { 'x.mjs': '' });
	const calls: [string[], RegExp][] = [
		[[], /run needs a lab or a file/],
		[['--tiemout', '2s', 'x.mjs'], /unknown flag --tiemout\n {2}Did you mean "--timeout"\?/],
		[['--timeout', 'soon', 'x.mjs'], /--timeout takes a duration/],
		[['--times', '0', 'x.mjs'], /--times takes a whole number/],
		[['--times'], /--times needs a value/],
		[['--json=yes', 'x.mjs'], /--json takes no value/],
		[['--variant', 'v', 'x.mjs'], /--variant is for labs/],
		[['--out', 'no/where.json', 'x.mjs'], /--out: there is no folder/],
		[['--out', '.', 'x.mjs'], /--out: .* is a folder; name a file in it\n {2}See: npm run interleave -- run --help/],
		[['./missing.mjs'], /there is no file \.\/missing\.mjs/],
		[['sharing/frist-race'], /there is no lab "sharing\/frist-race"\n {2}Did you mean "sharing\/first-race"\?/],
		[['--variant', 'no', 'first-race'], /lab sharing\/first-race has no variant "no"/],
	];
	for (const [args, message] of calls) {
		const { code, stderr, stdout } = await interleave(['run', ...args], { cwd });
		assert.match(stderr, message);
		assert.deepEqual([code, stdout.length], [2, 0], args.join(' '));
	}
});

test('run ends with 125 for a failure of ours, such as a recording that cannot be kept', async (t) => {
	const cwd = programs(t, { 'x.mjs': 'console.log("out")' });
	const { code, stdout, stderr } = await interleave(['run', '--out', 'x'.repeat(300), 'x.mjs'], { cwd });
	assert.deepEqual([code, String(stdout)], [125, 'out\n']);
	assert.match(stderr, /x could not be written: ENAMETOOLONG.*\n {2}Give --out another file\./);
});

test('run hands on the very bytes, and puts its own words on standard error', async (t) => {
	const program = `
		process.stdout.write(Buffer.from([0xff, 0xfe, 0xe2, 0x82]));
		process.stdout.write(Buffer.from([0xac, 0x0a]));
		process.stderr.write('to standard error\\n');
		console.log(process.argv.slice(2), process.execArgv, process.env.NODE_OPTIONS, process.argv0);`;
	const cwd = programs(t, { 'x.mjs': program });
	const args = ['x.mjs', '--json', '-x', '--', 'a b'];
	const [plain, run] = [await node(args, { cwd }), await interleave(['run', ...args], { cwd })];
	assert.deepEqual(run.stdout, plain.stdout);
	assert.ok(run.stderr.startsWith(plain.stderr));
	assert.match(run.stderr, /P1 x\.mjs .*exit 0/);
	assert.doesNotMatch(run.stderr, /\x1b/);
	const quiet = await interleave(['run', '--quiet', ...args], { cwd });
	assert.deepEqual([quiet.stdout, quiet.stderr], [plain.stdout, plain.stderr]);
});

test('run passes standard input on', async (t) => {
	const cwd = programs(t, {
		'upper.mjs': 'process.stdin.on("data", (d) => process.stdout.write(String(d).toUpperCase()))',
	});
	const { stdout, code } = await interleave(['run', 'upper.mjs'], { cwd, input: 'one\ntwo\n' });
	assert.deepEqual([String(stdout), code], ['ONE\nTWO\n', 0]);
});

test('run works from another directory and with spaces in paths', async (t) => {
	const cwd = programs(t, { 'my program.mjs': 'console.log(process.cwd(), process.argv[1])' }, 'inter leave-');
	const { stdout } = await interleave(['run', './my program.mjs'], { cwd });
	assert.equal(String(stdout), `${cwd} ${path.join(cwd, 'my program.mjs')}\n`);
	const absolute = await interleave(['run', path.join(cwd, 'my program.mjs')]);
	assert.equal(String(absolute.stdout), `${process.cwd()} ${path.join(cwd, 'my program.mjs')}\n`);
});

test("run hands on none of npm's variables", async (t) => {
	const cwd = programs(t, {
		'env.mjs': 'console.log(Object.keys(process.env).filter((n) => /^npm_|^INIT_CWD$/i.test(n)))',
	});
	const env = { ...process.env, npm_execpath: '/npm', npm_config_cache: '/c', npm_lifecycle_event: 'x', INIT_CWD: '/' };
	assert.equal(String((await interleave(['run', 'env.mjs'], { cwd, env })).stdout), '[]\n');
});

test('run takes a file before a lab of the same name', async (t) => {
	const cwd = programs(t, { 'first-race': 'console.log("a file")' });
	assert.equal(String((await interleave(['run', 'first-race'], { cwd })).stdout), 'a file\n');
});

test('run takes what Node takes: a folder, a file without its extension', async (t) => {
	const cwd = programs(t, { 'index.js': 'console.log("index")', 'other.js': 'console.log("other")' });
	assert.equal(String((await interleave(['run', '.'], { cwd })).stdout), 'index\n');
	assert.equal(String((await interleave(['run', './other'], { cwd })).stdout), 'other\n');
});

test('run --json puts one JSON object on each line and nothing else on standard output', async (t) => {
	const cwd = programs(t, { 'x.mjs': 'console.log("out"); console.error("err"); process.exitCode = 3' });
	const { stdout, code } = await interleave(['run', '--json', 'x.mjs'], { cwd });
	const lines = String(stdout)
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line));
	assert.ok('header' in lines[0]);
	assert.deepEqual(lines.at(-1).end.exit, { code: 3, signal: null });
	const recording = readStream(String(stdout), 'stdout');
	assert.deepEqual(recording.events.flatMap((event) => (event.kind === 'out' ? [event.text] : [])).sort(), [
		'err\n',
		'out\n',
	]);
	assert.equal(code, 3);
});

test('run --out keeps the recording', async (t) => {
	const cwd = programs(t, { 'x.mjs': 'console.log("out")' });
	await interleave(['run', '--out', 'kept.json', 'x.mjs'], { cwd });
	const recording = readRecording(fs.readFileSync(path.join(cwd, 'kept.json'), 'utf8'), 'kept.json');
	assert.deepEqual(recording.header.command, ['node', 'x.mjs']);
});

test('run --times says how often each end came, and ends with the first code that is not 0', async (t) => {
	const program = `import fs from 'node:fs'; fs.appendFileSync('n', 'x'); process.exit(fs.statSync('n').size === 2 ? 5 : 0)`;
	const cwd = programs(t, { 'x.mjs': program });
	const { stdout, code } = await interleave(['run', '--times', '3', 'x.mjs'], { cwd });
	assert.match(String(stdout), /^3 runs\n {2}exit 0 {2}2 .*\n {2}exit 5 {2}1 /);
	assert.equal(code, 5);
});

test('run hands on Ctrl-C once', async (t) => {
	const program = `process.on('SIGINT', () => { console.log('asked'); process.exit(3); }); console.log('ready'); setInterval(() => {}, 1000);`;
	const child = beginInterleave(['run', 'x.mjs'], { cwd: programs(t, { 'x.mjs': program }) });
	await said(child.stdout, 'ready');
	const asked = said(child.stdout, 'asked');
	child.kill('SIGINT');
	await asked;
	assert.deepEqual(await once(child, 'exit'), [3, null]);
});

test('run ends a program at the second Ctrl-C', async (t) => {
	const program = `process.on('SIGINT', () => console.log('no')); console.log('pid', process.pid); for (const s of ['SIGTERM']) process.on(s, () => {}); setInterval(() => {}, 1000);`;
	const child = beginInterleave(['run', 'x.mjs'], { cwd: programs(t, { 'x.mjs': program }) });
	const pid = Number(/pid (\d+)/.exec(await said(child.stdout, '\n'))?.[1]);
	const refusal = said(child.stdout, 'no');
	child.kill('SIGINT');
	await refusal;
	child.kill('SIGINT');
	assert.deepEqual(await once(child, 'exit'), [137, null]);
	assert.equal(isAlive(pid), false);
});

test('run ends quietly, with all of the program, when nobody reads on', async (t) => {
	const program = `process.stdout.on('error', () => {}); setInterval(() => process.stdout.write(process.pid + ' '.repeat(5000) + '\\n'), 1);`;
	const child = beginInterleave(['run', 'x.mjs'], { cwd: programs(t, { 'x.mjs': program }) });
	const pid = Number.parseInt(await said(child.stdout, '\n'), 10);
	const words = said(child.stderr, 'never said').catch((error) => error.message);
	child.stdout?.destroy();
	assert.deepEqual(await once(child, 'close'), [141, null]);
	assert.match(await words, /but: $/);
	assert.equal(isAlive(pid), false);
});
