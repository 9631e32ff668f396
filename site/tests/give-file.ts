import type { OpenPage } from './site.ts';

/** A file that is given to the viewer. */
export interface GivenFile {
	name: string;
	content: string | Buffer;
}

/** Chooses a file. */
export async function pick(page: OpenPage, { name, content }: GivenFile): Promise<void> {
	const buffer = Buffer.from(content as string);
	await page.locator('[data-file]').setInputFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
}

/** Drops files on the page. */
export async function drop(page: OpenPage, files: GivenFile[]): Promise<void> {
	await page.evaluate(
		(given) => {
			const dataTransfer = new DataTransfer();
			for (const { name, content } of given) dataTransfer.items.add(new File([content], name));
			for (const type of ['dragenter', 'dragover', 'drop'])
				document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
		},
		files.map(({ name, content }) => ({ name, content: String(content) })),
	);
}

/** Pastes a text. */
export async function paste(page: OpenPage, text: string): Promise<void> {
	await page.evaluate((text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, text);
}
