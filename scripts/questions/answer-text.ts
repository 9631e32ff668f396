/** What is typed, made comparable: `2 000 000 additions`, `2,000,000` and `2000000` are one answer. */
export function plainAnswer(text: string, unit?: string): string {
	const words = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
	const bare = unit === undefined ? words : words.replace(new RegExp(`\\s*${literally(unit)}\\.?$`, 'i'), '');
	const number = bare.replace(/^\+/, '').replace(/^−/, '-');
	if (/^-?\d{1,3}(?:[ ,'’_.]\d{3})+$/.test(number)) return plainNumber(number.replace(/[^\d-]/g, ''));
	if (/^-?\d+(?:\.\d+)?$/.test(number)) return plainNumber(number);
	return bare.replace(/^(["'“”‘’`])(.*)(["'“”‘’`])$/, '$2');
}

/** Whether two answers are one: numbers as numbers, words without regard to case. */
export function sameAnswer(a: string, b: string, unit?: string): boolean {
	return plainAnswer(a, unit).toLowerCase() === plainAnswer(b, unit).toLowerCase();
}

/** Without zeros that say nothing; all other digits stay, however many there are. */
function plainNumber(number: string): string {
	const [, sign, whole, part] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(number) ?? [];
	const bare = part ? `${whole}.${part}` : `${whole}`;
	return bare === '0' ? bare : `${sign}${bare}`;
}

function literally(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
