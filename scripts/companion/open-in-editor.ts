import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Opens a file in the learner's editor: whether it did, and else why not and what to do. */
export type Opener = (file: string) => Promise<{ opened: boolean; says?: string }>;

/** What the program that starts editors tells. */
export type Started = { opened: true } | { opened: false; editor?: string; why?: string };

/** Where the processes of the machine cannot be listed by then, no editor is found, milliseconds. */
const PATIENCE = 10_000;

/** An editor that has not failed by then is open, milliseconds. */
const FAILS_WITHIN = 1500;

const CHOOSE = 'set LAUNCH_EDITOR to the command that starts yours, as in LAUNCH_EDITOR=code npm start';

/**
 * Opens a file in the editor that LAUNCH_EDITOR names or that is running. A program of its own looks for it and starts it: to
 * list processes takes a while, what editors print belongs on no terminal of ours, and Ctrl-C here is not meant for them.
 */
export async function openInEditor(
	file: string,
	env: NodeJS.ProcessEnv = process.env,
	failsWithin = FAILS_WITHIN,
): ReturnType<Opener> {
	if (env.INTERLEAVE_NO_OPEN) return { opened: false, says: 'Nothing is opened where INTERLEAVE_NO_OPEN is set.' };
	const started = await start(file, failsWithin, env);
	return started.opened ? started : { opened: false, says: inWords(started) };
}

async function start(file: string, failsWithin: number, env: NodeJS.ProcessEnv): Promise<Started> {
	const program = path.join(import.meta.dirname, 'start-editor.ts');
	const child = spawn(process.execPath, ['--disable-sigusr1', program, file, String(failsWithin)], {
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		detached: true,
		windowsHide: true,
		env,
	});
	const signal = AbortSignal.timeout(PATIENCE + failsWithin);
	try {
		const told = once(child, 'message', { signal });
		const ended = once(child, 'disconnect', { signal }).then(() => [{ opened: false }]);
		const [started] = await Promise.race([told, ended]);
		return started as Started;
	} catch {
		return { opened: false };
	} finally {
		if (child.connected) child.disconnect();
		child.unref();
	}
}

function inWords({ editor, why }: Started & { opened: false }): string {
	if (editor === undefined) return `No editor was found: ${CHOOSE}.`;
	return `${editor} could not be opened${why ? ` (${why})` : ''}: ${CHOOSE}.`;
}
