/** A drawn SVG as an element of this page. It is read as XML: what is not well-formed is refused, and nothing in it runs. */
export function parseSvg(text: string): SVGSVGElement {
	const named = text.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
	const { documentElement } = new DOMParser().parseFromString(named, 'image/svg+xml');
	if (documentElement.nodeName !== 'svg') throw new Error('the timeline could not be drawn');
	return document.importNode(documentElement, true) as unknown as SVGSVGElement;
}
