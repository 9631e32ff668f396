// Three ways to start another program and to read what it prints.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const HELLO = `console.log('Hello from the child process!')`;

waits();
bytes();
await goesOn();
await collects();
if (process.platform !== 'win32') impostor();

// #region waits
function waits(): void {
	const child = spawnSync(process.execPath, ['-e', HELLO], { encoding: 'utf8' });
	console.log(`spawnSync: ${child.stdout.trim()}`);
	console.log(`exit code ${child.status}, child ${child.pid}, parent ${process.pid}`);
}
// #endregion waits

// #region bytes
function bytes(): void {
	const child = spawnSync(process.execPath, ['-e', HELLO]);
	console.log(`without an encoding: Buffer ${Buffer.isBuffer(child.stdout)}, ${child.stdout.length} bytes`);
}
// #endregion bytes

// #region goes-on
async function goesOn(): Promise<void> {
	const child = spawn(process.execPath, ['-e', HELLO], { stdio: ['ignore', 'pipe', 'inherit'] });
	child.stdout.setEncoding('utf8');
	child.stdout.on('data', (text) => console.log(`spawn: ${text.trim()}`));
	console.log('the parent goes on');
	const [code] = await once(child, 'close');
	console.log(`exit code ${code}`);
}
// #endregion goes-on

// #region collects
async function collects(): Promise<void> {
	const { stdout } = await promisify(execFile)(process.execPath, ['-e', HELLO]);
	console.log(`execFile: ${stdout.trim()}`);
}
// #endregion collects

// #region impostor
function impostor(): void {
	const folder = mkdtempSync(join(tmpdir(), 'impostor-'));
	try {
		writeFileSync(join(folder, 'node'), '#!/bin/sh\necho impostor\n');
		chmodSync(join(folder, 'node'), 0o755);
		const env = { ...process.env, PATH: folder };
		const byName = spawnSync('node', ['-e', HELLO], { encoding: 'utf8', env });
		const byPath = spawnSync(process.execPath, ['-e', HELLO], { encoding: 'utf8', env });
		console.log(`node from PATH: ${byName.stdout.trim()}`);
		console.log(`process.execPath: ${byPath.stdout.trim()}`);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
// #endregion impostor
