/** How long a button says what came of a press, milliseconds. */
const REPLY = 4000;

/** Copies the command that stands before the button; the button says what came of it. */
export async function copyCommand(button: HTMLButtonElement): Promise<void> {
	const command = button.previousElementSibling as HTMLElement;
	try {
		await navigator.clipboard.writeText(command.textContent ?? '');
		button.textContent = 'Copied';
	} catch {
		// A page without https, or a reader who refuses: marked, it is a key away.
		getSelection()?.selectAllChildren(command);
		button.textContent = 'Marked: press Ctrl+C';
	}
	setTimeout(() => {
		button.textContent = 'Copy';
	}, REPLY);
}
