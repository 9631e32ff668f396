import { mermaidConfig, SENTINELS } from '../../scripts/diagrams/theme.ts';

/** Only in `astro dev`: draws a diagram that has no committed picture yet. Mermaid is loaded when the first one is met. */
class MermaidDiagram extends HTMLElement {
	async connectedCallback(): Promise<void> {
		const source = this.textContent?.trim() ?? '';
		const { default: mermaid } = await import('mermaid');
		const id = `dev-${[...document.querySelectorAll('mermaid-diagram')].indexOf(this)}`;
		mermaid.initialize(mermaidConfig(id));
		try {
			const { svg } = await mermaid.render(id, source);
			this.innerHTML = Object.entries(SENTINELS).reduce((text, [from, to]) => text.replaceAll(from, to), svg);
		} catch (error) {
			this.append(Object.assign(document.createElement('p'), { textContent: String(error) }));
		}
	}
}

if (!customElements.get('mermaid-diagram')) customElements.define('mermaid-diagram', MermaidDiagram);
