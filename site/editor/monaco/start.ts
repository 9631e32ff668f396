/** Monaco with TypeScript as Node runs it: types are erased, files import each other by their names. */
import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/typescript/register.js';
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register.js';

const ESNEXT = 99;
const BUNDLER = 100;
const FORCE = 3;

globalThis.MonacoEnvironment = {
	getWorker: (_: string, label: string) =>
		label === 'typescript'
			? // The very file that Monaco itself would start: another would come into the bundle twice.
				new Worker(
					new URL(
						'../../../node_modules/monaco-editor/esm/vs/languages/features/typescript/ts.worker.js',
						import.meta.url,
					),
					{ type: 'module', name: label },
				)
			: new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module', name: label }),
};

typescriptDefaults.setEagerModelSync(true);
// Those of tsconfig.json, of which Monaco's own types know but a part.
const options: Record<string, boolean | number | string[]> = {
	target: ESNEXT,
	module: ESNEXT,
	moduleResolution: BUNDLER,
	moduleDetection: FORCE,
	lib: ['esnext'],
	types: ['node'],
	strict: true,
	noEmit: true,
	skipLibCheck: true,
	allowImportingTsExtensions: true,
	erasableSyntaxOnly: true,
	verbatimModuleSyntax: true,
};
typescriptDefaults.setCompilerOptions(options);
// Until Node's types are there nearly every name would be an error.
typescriptDefaults.setDiagnosticsOptions({ noSemanticValidation: true });

/** Node's types, which come by themselves: one JSON of texts by path. */
export const types: Promise<void> = fetch(new URL('types.json', import.meta.url))
	.then((response) => response.json())
	.then((texts: Record<string, string>) => {
		typescriptDefaults.setExtraLibs(
			Object.entries(texts).map(([path, content]) => ({ filePath: `file:///node_modules/${path}`, content })),
		);
		typescriptDefaults.setDiagnosticsOptions({ noSemanticValidation: false });
	});
types.catch(() => {});
