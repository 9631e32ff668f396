// Three ways to start another program and to read what it prints.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// #region child
const NODE = process.execPath; // the Node that runs this program
const TEXT = `console.log('Hello from the child process!')`;
const HELLO = ['-e', TEXT];
// #endregion child

waits();
bytes();
await goesOn();
await collects();
if (process.platform !== 'win32') impostor();

// #region waits
function waits(): void {
	const child = spawnSync(NODE, HELLO, { encoding: 'utf8' });
	console.log(`spawnSync: ${child.stdout.trim()}`);
	console.log(`exit code ${child.status}`);
	console.log(`child ${child.pid}, parent ${process.pid}`);
}
// #endregion waits

// #region bytes
function bytes(): void {
	const child = spawnSync(NODE, HELLO);
	console.log('without an encoding:', child.stdout);
}
// #endregion bytes

// #region goes-on
async function goesOn(): Promise<void> {
	const child = spawn(NODE, HELLO);
	child.stdout.setEncoding('utf8');
	child.stdout.on('data', (text) => {
		console.log(`spawn: ${text.trim()}`);
	});
	console.log('the parent goes on');
	const [code] = await once(child, 'close');
	console.log(`exit code ${code}`);
}
// #endregion goes-on

// #region collects
async function collects(): Promise<void> {
	const { stdout } = await promisify(execFile)(NODE, HELLO);
	console.log(`execFile: ${stdout.trim()}`);
}
// #endregion collects

// #region impostor
function impostor(): void {
	const folder = mkdtempSync(join(tmpdir(), 'impostor-'));
	const script = '#!/bin/sh\necho impostor\n';
	writeFileSync(join(folder, 'node'), script, { mode: 0o755 });

	const env = { ...process.env, PATH: folder };
	const options = { encoding: 'utf8', env } as const;
	const byName = spawnSync('node', HELLO, options);
	const byPath = spawnSync(process.execPath, HELLO, options);
	console.log(`node from PATH: ${byName.stdout.trim()}`);
	console.log(`process.execPath: ${byPath.stdout.trim()}`);
	rmSync(folder, { recursive: true });
}
// #endregion impostor
