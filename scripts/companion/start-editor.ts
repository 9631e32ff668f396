/** Starts the learner's editor with a file, and tells the companion what came of it. A program of its own. */
import { createRequire } from 'node:module';
import path from 'node:path';
import launchEditor from 'launch-editor';
import type { Started } from './open-in-editor.ts';

/** They draw into the terminal that they are started from, and here is none. */
const IN_TERMINAL = /^(vim?|nvim|nano|pico|micro|hx|helix|kak|joe|jed|ne|ed|mcedit|emacs|less)$/;

const guessEditor = createRequire(import.meta.url)('launch-editor/guess') as () => (string | null)[];

const [, , file = '', failsWithin] = process.argv;
const [editor] = guessEditor();
const name = editor ? path.basename(editor).replace(/\.exe$/i, '') : undefined;

if (name === undefined) tell({ opened: false });
else if (IN_TERMINAL.test(name) && !hasWindow(name)) tell({ opened: false, editor: name, why: 'it needs a terminal' });
else {
	// One that has done its work before that, as those do which hand the file to a window, leaves nothing to wait for.
	setTimeout(() => tell({ opened: true }), Number(failsWithin)).unref();
	process.once('beforeExit', () => tell({ opened: true }));
	launchEditor(file, (_, why) => tell({ opened: false, editor: name, ...(why && { why: plain(why) }) }));
}

/** Emacs opens a window of its own where there is a display. */
function hasWindow(name: string): boolean {
	return name === 'emacs' && Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function plain(why: string): string {
	if (why.includes('ENOENT')) return 'there is no such command';
	return why.replace(/\.$/, '').replace(/^\((.*)\)$/, 'it ended with $1');
}

/** Tells once, and leaves the editor to itself. */
function tell(started: Started): void {
	process.send?.(started, () => process.exit());
}
