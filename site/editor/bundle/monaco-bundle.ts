/** Monaco as a bundle of its own, made once for its sources and kept: building the site never waits for it again. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { nodeTypes } from './node-types.ts';

const KEPT = '.interleave/monaco';
/** What of it a page asks for by name; all else is named in these. */
const ENTRY = 'site/editor/monaco/monaco-view.ts';

/** A bundle that lies in a folder, or will. */
export interface MonacoBundle {
	/** `monaco-<hash>`: named by all that it is made from. */
	name: string;
	/** Makes it, unless it is there; resolves with its folder. */
	make(): Promise<string>;
}

/** The bundle for the sources as they lie in a checkout now. */
export function monacoBundle(root: string): MonacoBundle {
	const hash = hashOf(root);
	const folder = path.join(root, KEPT, hash);
	let making: Promise<string> | undefined;
	return {
		name: `monaco-${hash}`,
		make: () => (making ??= fs.existsSync(folder) ? Promise.resolve(folder) : make(root, folder)),
	};
}

/** Into a folder of its own first: who makes the same beside us has another, and the first that is whole stays. */
async function make(root: string, folder: string): Promise<string> {
	fs.mkdirSync(path.dirname(folder), { recursive: true });
	const fresh = fs.mkdtempSync(`${folder}-`);
	try {
		await bundle(root, fresh);
		fs.writeFileSync(path.join(fresh, 'types.json'), JSON.stringify(nodeTypes(root)));
		// Temporary folders are for their owner alone, and the site is for everybody.
		fs.chmodSync(fresh, 0o755);
		try {
			fs.renameSync(fresh, folder);
		} catch (error) {
			if (!fs.existsSync(folder)) throw error;
		}
		removeOthers(folder);
		return folder;
	} finally {
		fs.rmSync(fresh, { recursive: true, force: true });
	}
}

async function bundle(root: string, outDir: string): Promise<void> {
	const { build } = await import('vite');
	await build({
		configFile: false,
		envFile: false,
		root,
		mode: 'production',
		base: './',
		logLevel: 'error',
		publicDir: false,
		plugins: [withoutPages()],
		worker: { format: 'es', plugins: () => [withoutPages()] },
		build: {
			outDir,
			emptyOutDir: false,
			copyPublicDir: false,
			target: 'es2023',
			modulePreload: false,
			assetsDir: '.',
			cssCodeSplit: false,
			chunkSizeWarningLimit: 10_000,
			rollupOptions: {
				input: path.join(root, ENTRY),
				preserveEntrySignatures: 'exports-only',
				// The folder's name tells what is in it: a page can ask for files by names that stay.
				output: {
					format: 'es',
					entryFileNames: 'view.js',
					chunkFileNames: '[name].js',
					assetFileNames: assetName,
				},
			},
		},
	});
}

/** One such library: `libFileMap["lib.dom.d.ts"] = '…';` */
const PAGES =
	/^libFileMap\["lib\.(?:dom|webworker|scripthost)[^"]*"\] = (?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`);$/gm;

/** TypeScript brings what pages of a browser have: programs of Node never ask for it, and it is heavy. */
function withoutPages() {
	return {
		name: 'interleave:without-pages',
		transform(text: string, id: string) {
			if (!/typescript\/lib\/lib\.js$/.test(id)) return;
			return { code: text.replace(PAGES, ''), map: null };
		},
	};
}

function assetName({ names }: { names: string[] }): string {
	return names.some((name) => name.endsWith('.css')) ? 'view.css' : '[name]-[hash][extname]';
}

/** What older sources gave is of no more use; what another is making now is left. */
function removeOthers(folder: string): void {
	const old = Date.now() - 7 * 24 * 3600 * 1000;
	for (const name of fs.readdirSync(path.dirname(folder))) {
		const other = path.join(path.dirname(folder), name);
		if (other !== folder && fs.statSync(other).mtimeMs < old) fs.rmSync(other, { recursive: true, force: true });
	}
}

function hashOf(root: string): string {
	const hash = createHash('sha256');
	for (const name of ['monaco-editor', '@types/node', 'undici-types', 'vite'])
		hash.update(`${name} ${JSON.parse(read(root, `node_modules/${name}/package.json`)).version}\n`);
	const folders = ['site/editor/monaco', 'site/editor/bundle'];
	const files = folders.flatMap((folder) => fs.readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`));
	for (const file of [...files.sort(), 'site/editor/text-view.ts'])
		if (!file.endsWith('.test.ts')) hash.update(`${file}\0${read(root, file)}\0`);
	return hash.digest('hex').slice(0, 12);
}

function read(root: string, file: string): string {
	return fs.readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n');
}
