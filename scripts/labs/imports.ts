import { isBuiltin } from 'node:module';
import path from 'node:path';

/** What a program's text names: files beside it and packages. */
export interface Imports {
	/** Relative paths as written. */
	files: string[];
	/** Package names without the part after them. */
	packages: string[];
}

/**
 * What a module imports, as its text says: `import` and `export … from`, `import()`, `require()`, `new URL(…,
 * import.meta.url)`, paths joined to `import.meta.dirname`, and every quoted `./…` or `../…` (what fork() and new Worker()
 * get). Types are erased before a run and so do not count. A quoted path that is not imported counts too: that makes a
 * recording depend on one file more, never on one too few.
 */
export function importsOf(source: string): Imports {
	const code = withoutTypeImports(withoutComments(source));
	const named = [...code.matchAll(IMPORTED)].map((match) => match[2] ?? '');
	const beside = [...code.matchAll(BESIDE)].map((match) => `./${(match[2] ?? match[3] ?? '').replace(/^[./]*\//, '')}`);
	const quoted = [...code.matchAll(QUOTED)].map((match) => match[2] ?? '');
	const located = [...code.matchAll(LOCATED)].map((match) => match[2] ?? '');
	const isLocal = (name: string) => /^\.{1,2}\//.test(name);
	const bare = named.filter(
		(name) => !isLocal(name) && !path.isAbsolute(name) && !isBuiltin(name) && !name.startsWith('#'),
	);
	const files = [...named.filter(isLocal), ...quoted, ...beside, ...located.filter((name) => !name.includes(':'))];
	return { files: [...new Set(files)], packages: [...new Set(bare.map(packageName))] };
}

const IMPORTED = /\b(?:from|import|import\s*\(|require\s*\()\s*(['"`])([^'"`\n$]+)\1/g;
const LOCATED = /\bnew\s+URL\s*\(\s*(['"`])([^'"`\n$]+)\1\s*,\s*import\.meta\.url/g;
const BESIDE =
	/import\.meta\.dirname\s*(?:,|\+)\s*(['"`])([^'"`\n$]+)\1|\$\{\s*import\.meta\.dirname\s*\}\/([^'"`\s$]+)/g;
const QUOTED = /(['"`])(\.{1,2}\/[^'"`\n$]+)\1/g;
const STRINGS_AND_COMMENTS = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const TYPE_IMPORT = /\b(?:import|export)\s+type\s+[^;'"`]*?\bfrom\s*(['"])[^'"\n]+\1/g;

function withoutComments(source: string): string {
	return source.replace(STRINGS_AND_COMMENTS, (found) => (found.startsWith('/') ? ' ' : found));
}

function withoutTypeImports(code: string): string {
	return code.replace(TYPE_IMPORT, ' ');
}

/** `@scope/name/deep` is of the package `@scope/name`. */
function packageName(specifier: string): string {
	return specifier
		.split('/')
		.slice(0, specifier.startsWith('@') ? 2 : 1)
		.join('/');
}
