interface Mermaid {
	initialize(config: object): void;
	render(id: string, source: string): Promise<{ svg: string }>;
}

/**
 * Runs inside the browser's page, so it may use nothing from outside itself: draws, and
 * leaves out rules of style that match nothing and shapes that nothing refers to.
 */
export async function drawInPage(diagram: {
	id: string;
	source: string;
	config: object;
}): Promise<{ svg: string; width: number } | { error: string }> {
	const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
	try {
		mermaid.initialize(diagram.config);
		const { svg } = await mermaid.render(diagram.id, diagram.source);
		const holder = document.createElement('div');
		document.body.append(holder);
		holder.innerHTML = svg;
		const element = holder.querySelector('svg') as SVGSVGElement;
		// Corners are square, heads open, and what was sent begins with a dot: the marks of the timeline.
		for (const edge of element.querySelectorAll('.flowchart-link, .edgePaths path')) {
			const d = edge.getAttribute('d') ?? '';
			edge.setAttribute('d', d.replace(/Q\s*([-\d.]+)[ ,]+([-\d.]+)[ ,]+([-\d.]+)[ ,]+([-\d.]+)/g, 'L$1,$2L$3,$4'));
		}
		for (const marker of element.querySelectorAll('marker')) {
			if (!/arrowhead|pointEnd/.test(marker.id)) continue;
			const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
			path.setAttribute('class', 'head');
			path.setAttribute('d', 'M1 1 9 5 1 9');
			marker.replaceChildren(path);
			for (const [name, value] of Object.entries({
				viewBox: '0 0 10 10',
				refX: 9,
				refY: 5,
				markerWidth: 9,
				markerHeight: 9,
			}))
				marker.setAttribute(name, String(value));
			marker.setAttribute('markerUnits', 'userSpaceOnUse');
		}
		for (const message of element.querySelectorAll('line.messageLine0')) {
			const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
			dot.setAttribute('class', 'sent');
			dot.setAttribute('cx', message.getAttribute('x1') ?? '0');
			dot.setAttribute('cy', message.getAttribute('y1') ?? '0');
			dot.setAttribute('r', '3.5');
			message.after(dot);
		}
		for (const pipe of element.querySelectorAll<SVGRectElement>('.pipe > rect')) {
			const [width, height] = ['width', 'height'].map((name) => pipe.getAttribute(name));
			pipe.setAttribute('stroke-dasharray', `${width} ${height}`);
		}
		for (const style of element.querySelectorAll('style')) {
			const rules = [...(style.sheet?.cssRules ?? [])].filter(
				(rule) => rule instanceof CSSStyleRule && document.querySelector(rule.selectorText) !== null,
			);
			style.textContent = rules.map((rule) => rule.cssText).join('');
		}
		for (const part of element.querySelectorAll('filter, marker, linearGradient, symbol, clipPath')) {
			if (!element.outerHTML.includes(`#${part.id})`) && !element.outerHTML.includes(`"#${part.id}"`)) part.remove();
		}
		for (const group of element.querySelectorAll('defs, g')) {
			if (group.childElementCount === 0 && group.textContent === '') group.remove();
		}
		for (const part of element.querySelectorAll('*')) {
			for (const { name, value } of [...part.attributes]) {
				const named =
					name === 'id' && !new RegExp(`#${value}\\b`).test(element.outerHTML) && !/^(title|desc)$/.test(part.tagName);
				if (named || name.startsWith('data-') || (name === 'style' && /^[;\s]*$/.test(value)))
					part.removeAttribute(name);
			}
		}
		const bottom = String(element.viewBox.baseVal.y + element.viewBox.baseVal.height);
		for (const line of element.querySelectorAll('.actor-line')) line.setAttribute('y2', bottom);
		const width = element.viewBox.baseVal.width;
		const text = new XMLSerializer().serializeToString(element);
		holder.remove();
		return { svg: text, width };
	} catch (error) {
		return { error: String(error instanceof Error ? error.message : error) };
	}
}
