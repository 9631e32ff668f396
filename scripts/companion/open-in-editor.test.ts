import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { checkout } from '../labs/fixture.ts';
import { openInEditor } from './open-in-editor.ts';

/** Long enough for an editor to fail on a busy machine. */
const PATIENT = 60_000;

/** A folder with a program that stands for an editor, and the environment that chooses it. */
function editor(t: TestContext, script: string) {
	const root = checkout(t, { 'my/exercise.ts': '', 'my-editor': `#!/bin/sh\n${script}\n` });
	fs.chmodSync(path.join(root, 'my-editor'), 0o755);
	const { INTERLEAVE_NO_OPEN: _, ...env } = process.env;
	const told = path.join(root, 'told');
	return {
		file: path.join(root, 'my/exercise.ts'),
		env: { ...env, LAUNCH_EDITOR: path.join(root, 'my-editor'), TOLD: told },
		told: () => fs.readFileSync(told, 'utf8'),
	};
}

test('openInEditor() hands the file to the editor that was chosen', async (t) => {
	const { file, env, told } = editor(t, 'printf "%s" "$1" > "$TOLD"');
	assert.deepEqual(await openInEditor(file, env, PATIENT), { opened: true });
	assert.equal(told(), file);
});

test('openInEditor() does not wait for an editor that stays, and leaves it alive', async (t) => {
	const { file, env, told } = editor(t, 'printf "%s" $$ > "$TOLD"; exec sleep 60');
	assert.deepEqual(await openInEditor(file, env, 100), { opened: true });
	while (!fs.existsSync(env.TOLD) || told() === '') await new Promise((resolve) => setTimeout(resolve, 10));
	process.kill(Number(told()));
});

test('openInEditor() says why it did not open, and how to choose an editor', async (t) => {
	const { file, env } = editor(t, 'echo garbage; echo garbage >&2; exit 3');
	const choose = 'set LAUNCH_EDITOR to the command that starts yours, as in LAUNCH_EDITOR=code npm start.';
	const says = async (changed: NodeJS.ProcessEnv) => (await openInEditor(file, { ...env, ...changed }, PATIENT)).says;
	assert.equal(await says({}), `my-editor could not be opened (it ended with code 3): ${choose}`);
	const none = { LAUNCH_EDITOR: 'no-such-editor' };
	assert.equal(await says(none), `no-such-editor could not be opened (there is no such command): ${choose}`);
	assert.equal(await says({ LAUNCH_EDITOR: 'vim' }), `vim could not be opened (it needs a terminal): ${choose}`);
	const nothing = { LAUNCH_EDITOR: '', VISUAL: '', EDITOR: '', PATH: '' };
	assert.equal(await says(nothing), `No editor was found: ${choose}`);
});

test('openInEditor() opens nothing where INTERLEAVE_NO_OPEN is set', async (t) => {
	const { file, env, told } = editor(t, 'printf x > "$TOLD"');
	const { opened, says } = await openInEditor(file, { ...env, INTERLEAVE_NO_OPEN: '1' });
	assert.equal(opened, false);
	assert.match(says ?? '', /INTERLEAVE_NO_OPEN/);
	assert.throws(told, { code: 'ENOENT' });
});
