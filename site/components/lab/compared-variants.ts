/** The two variants that a `<Compare>` names, with what it calls them; `-` is the program as it is. */
export function comparedVariants(variants: string, words?: string): { variant?: string; words?: string }[] {
	const names = variants.split(/\s+/).filter(Boolean);
	const called = words?.split(',').map((word) => word.trim());
	if (names.length !== 2) {
		throw new Error(`<Compare variants="${variants}">: name two variants, or "-" and one: variants="- none".`);
	}
	if (called && (called.length !== 2 || called.includes(''))) {
		throw new Error(`<Compare words="${words}">: say what each of the two is called, with a comma between them.`);
	}
	return names.map((name, index) => ({
		...(name !== '-' && { variant: name }),
		...(called?.[index] !== undefined && { words: called[index] }),
	}));
}
