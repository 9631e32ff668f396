/** `<il-recall>`: fetches an earlier question from its lesson's page when its row is opened. */
class RecallElement extends HTMLElement {
	connectedCallback(): void {
		for (const row of this.querySelectorAll('details')) row.addEventListener('toggle', () => void open(row));
	}
}

async function open(row: HTMLDetailsElement): Promise<void> {
	const { href = '', recalls = '' } = row.dataset;
	const place = row.querySelector('[data-place]');
	if (!row.open || !place || place.childElementCount > 0) return;
	place.textContent = 'Fetching it …';
	try {
		const answer = await fetch(href);
		if (!answer.ok) throw new Error(`it could not be fetched (${answer.status})`);
		const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
		const question = page.querySelector(`il-question[data-question="${CSS.escape(recalls)}"]`);
		if (!question) throw new Error('the lesson does not ask it any more');
		// Its explanation stands in the lesson, which the row links to.
		question.querySelector('.explains')?.remove();
		asAskedAgain(question);
		place.replaceChildren(document.importNode(question, true));
	} catch (error) {
		console.error(error);
		place.textContent = 'That could not be fetched. Follow the link to its lesson.';
	}
}

/** As the page's own build writes one: the row asks it already, and there is no run here that it hides. */
function asAskedAgain(question: Element): void {
	const legend = question.querySelector('legend');
	if (legend) legend.textContent = 'Your answer';
	question.querySelector('form input[type="text"]')?.setAttribute('aria-label', 'Your answer');
	const decline = question.querySelector('[data-decline]');
	if (decline) decline.textContent = 'Show the answer';
}

customElements.define('il-recall', RecallElement);
