/** An SVG element with its attributes and what stands in it. */
export function svg(
	tag: string,
	attributes: Record<string, string | number>,
	...inside: (Node | string)[]
): SVGElement {
	const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
	made.append(...inside);
	return made;
}
