import type { LabFiles } from '../components/lab/lab-files.ts';

const asked = new Map<string, Promise<LabFiles>>();

/** What a reader may edit of a lab; fetched once. */
export function fetchFiles(base: string, lab: string): Promise<LabFiles> {
	const known = asked.get(lab);
	if (known) return known;
	const files = fetchJson(`${base}labs/${lab}/files.json`);
	asked.set(lab, files);
	// What cannot be fetched now may be later.
	files.catch(() => asked.delete(lab));
	return files;
}

async function fetchJson(address: string): Promise<LabFiles> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`the program could not be fetched: ${address} answered with ${response.status}`);
	return response.json();
}
