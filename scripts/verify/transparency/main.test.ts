import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'transparency-test-'));
cpSync(join(import.meta.dirname, 'fixtures'), folder, { recursive: true });
after(() => rmSync(folder, { recursive: true }));

function transparency(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
		cwd: folder,
		encoding: 'utf8',
	});
	return { status, lines: stdout.trimEnd().split('\n'), stderr };
}

test('transparency tells what differs from what is flaky and from what fails anyway', () => {
	const { status, lines } = transparency('--name', 'ours', '--match', 'sees|tells|flaky|fails|flags|program', '.');
	assert.deepEqual(lines, [
		'| suite | Node | files | same | differs | flaky | fails in both |',
		'| --- | --- | --: | --: | --: | --: | --: |',
		`| ours | ${process.version} | 5 | 2 | 1 | 1 | 1 |`,
		'',
		'- flaky: test-flaky.cjs: plain 1× exit 1, 2× exit 0; with the probe 3× exit 0',
		'- differs: test-sees.cjs: plain 3× exit 0; with the probe 3× exit 7',
	]);
	assert.equal(status, 1);
});

test('transparency --output compares what was written, and reports it', () => {
	const { status } = transparency('--output', '--times', '2', '--report', 'report.json', 'test-tells.cjs');
	assert.equal(status, 1);
	const [{ endings }] = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
	assert.match(endings.plain.out, /alone/);
	assert.match(endings.probed.out, /recorded/);
	assert.equal(transparency('test-tells.cjs').status, 0);
});

test('transparency -- COMMAND compares any command', () => {
	assert.match(
		transparency('--', 'sh', '-c', 'exit 3').lines.at(-1) as string,
		/^\| \S+ \| \S+ \| 1 \| 0 \| 0 \| 0 \| 1 \|$/,
	);
	assert.equal(transparency('--', 'sh', '-c', 'test -z "$INTERLEAVE"').status, 1);
});

test('transparency ends what takes too long, and refuses an empty suite', () => {
	const { lines, status } = transparency('--limit', '1', 'test-hangs.cjs');
	assert.match(lines.at(-1) as string, /\| 1 \| 0 \| 0 \| 0 \| 1 \|$/);
	assert.equal(status, 0);
	assert.match(
		transparency('--match', 'nothing', '.').stderr,
		/There is no test file in \. that \/nothing\/ matches\./,
	);
});
