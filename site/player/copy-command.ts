import { copyText } from './copy-text.ts';
import { reply } from './reply.ts';

/** Copies the command that stands before the button; the button says what came of it. */
export async function copyCommand(button: HTMLButtonElement): Promise<void> {
	const command = button.previousElementSibling as HTMLElement;
	const copied = await copyText(command.textContent ?? '');
	// Marked, it is a key away.
	if (!copied) getSelection()?.selectAllChildren(command);
	reply(button, copied ? 'Copied' : 'Marked: press Ctrl+C', 'Copy');
}
