/** A file, and how messages call it. */
export interface NamedFile {
	name: string;
	file: Blob;
}

/** What a reader gave to be shown: dropped, pasted, chosen, or named in the page's address. */
export type Given = { files: NamedFile[]; folders?: string[] } | Named | { kept: string };

/** Addresses: of one recording or two, and of the program's files that are to be shown beside it. */
export interface Named {
	addresses: string[];
	programs: string[];
}

/** What was dropped. A folder has files in it, and is none. */
export function givenByDrop({ items, files }: DataTransfer): Given {
	const entries = [...items].map((item) => item.webkitGetAsEntry?.());
	const folders = entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : []));
	const plain = [...files].filter(({ name }) => !folders.includes(name));
	return { files: plain.map((file) => ({ name: file.name, file })), folders };
}

/** What was pasted: files, an address, or a recording's text; undefined where it was nothing. */
export function givenByPaste(clipboard: DataTransfer): Given | undefined {
	if (clipboard.files.length > 0) return givenByDrop(clipboard);
	const text = clipboard.getData('text/plain');
	if (/^\s*https?:\/\/\S+\s*$/.test(text)) return { addresses: [text.trim()], programs: [] };
	return text.trim() === '' ? undefined : { files: [{ name: 'the pasted text', file: new Blob([text]) }] };
}

/**
 * What the page's address names: `?kept=<id>`, of the companion; `?from=<address>` or `#from=<address>`, twice for two runs,
 * with `&program=<address>` for each file of the program.
 */
export function givenByAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): Given | undefined {
	const asked = new URLSearchParams(search);
	const kept = asked.get('kept');
	if (kept !== null) return { kept };
	const named = asked.has('from') ? asked : new URLSearchParams(hash.slice(1));
	const addresses = named.getAll('from').filter(Boolean).slice(0, 2);
	return addresses.length > 0 ? { addresses, programs: named.getAll('program').slice(0, MOST_PROGRAMS) } : undefined;
}

const MOST_PROGRAMS = 20;

/** The other servers that are named: a page may connect to these. What is more than an origin would change its policy. */
export function otherOrigins({ addresses, programs }: Named, page: string): string[] {
	const origins = [...addresses, ...programs].flatMap((named) =>
		URL.canParse(named, page) ? [new URL(named, page).origin] : [],
	);
	return [...new Set(origins)].filter(
		(origin) => /^https:\/\/[\w.:[\]-]+$/.test(origin) && origin !== new URL(page).origin,
	);
}
