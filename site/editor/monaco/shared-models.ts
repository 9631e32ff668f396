import { editor, Uri } from 'monaco-editor/editor/editor.api.js';

const used = new Map<string, number>();

/**
 * The text of a file of the checkout, `labs/sharing/mutex/main.ts`: whoever opens the same file has the same text. `began` is
 * what stood there before the reader typed: undoing leads back to it.
 */
export function openModel(path: string, text: string, began = text): editor.ITextModel {
	const uri = Uri.file(path);
	const model = editor.getModel(uri) ?? editor.createModel(began, 'typescript', uri);
	used.set(uri.path, (used.get(uri.path) ?? 0) + 1);
	model.updateOptions({ tabSize: 2, indentSize: 2, insertSpaces: false });
	replaceText(model, text);
	return model;
}

/** As if it were typed. */
export function replaceText(model: editor.ITextModel, text: string): void {
	if (model.getValue() === text) return;
	model.pushStackElement();
	model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
	model.pushStackElement();
}

/** The last who closes it takes it away. */
export function closeModel(model: editor.ITextModel): void {
	const left = (used.get(model.uri.path) ?? 1) - 1;
	used.set(model.uri.path, left);
	if (left === 0) model.dispose();
}
