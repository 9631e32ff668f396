const PARTS = ['source', 'claims', 'outcomes'];

/** The parts of a lab that a lesson leaves out, since they stand elsewhere on its page. */
export function withoutParts(names = ''): Set<string> {
	const parts = names.split(/\s+/).filter(Boolean);
	const unknown = parts.find((part) => !PARTS.includes(part));
	if (unknown)
		throw new Error(`<Lab without="${names}">: there is no part "${unknown}". The parts: ${PARTS.join(', ')}.`);
	return new Set(parts);
}
