/** Ways for a text to leave the page: the clipboard, a file, the reader's own editor. */
import { askCompanion } from '../player/companion.ts';
import { copyText } from '../player/copy-text.ts';
import { saveFile } from '../player/save-file.ts';
import { sizeFault } from '../player/text-size.ts';

/** Copies the texts; says what came of it. */
export async function copyFiles(files: Record<string, string>): Promise<string> {
	const texts = Object.values(files);
	const copied = await copyText(texts.length === 1 ? (texts[0] ?? '') : bundled(files));
	if (!copied) return 'The browser did not let the text be copied: mark it and press Ctrl+C.';
	return texts.length === 1 ? 'Copied.' : `Copied: ${texts.length} files, each below a line with its name.`;
}

/** Several files as one text, each below a comment with its name. */
export function bundled(files: Record<string, string>): string {
	return Object.entries(files)
		.map(([file, text]) => `// ${file}\n${text.replace(/\n*$/, '\n')}`)
		.join('\n');
}

/** Downloads each file under its own name; says so. */
export function download(lab: string, files: Record<string, string>): string {
	for (const [file, text] of Object.entries(files)) saveFile(file.split('/').at(-1) ?? file, text);
	const names = Object.keys(files).join(' and ');
	return `Downloaded ${names}. In a checkout of the course it belongs into labs/${lab}/.`;
}

/** Writes the texts below my/ and opens them there, in the editor of the reader; says where they are. */
export async function openOnDisk(lab: string, files: Record<string, string>): Promise<string> {
	const fault = sizeFault(files);
	if (fault) return fault;
	const response = await askCompanion('/api/mine', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ lab, files, open: true }),
	}).catch(() => undefined);
	if (!response) return 'The companion does not answer. Start it again: npm start';
	const { path, opened, says, error, remedy } = await response.json().catch(() => ({}));
	if (!path) return `${error ?? `The companion answered with ${response.status}.`} ${remedy ?? ''}`.trim();
	return [opened ? `Opened: ${path}` : `It is in ${path}: open it there.`, says].filter(Boolean).join(' ');
}
