/** The picture of a question about a place: a press in it chooses what is nearest, and what is chosen stands out. */

export interface Placing {
	/** Marks what is right, too. */
	show(): void;
}

/** Where a choice stands in a picture: the ends of a line or the corners of a box, x as shares of the width. */
type Spot = [x1: number, y1: number, x2: number, y2: number];

/** So many pixels off it is still meant. */
const REACH = 24;

/** Takes over the pictures of a question. */
export function placing(question: HTMLElement): Placing {
	const pictures = [...question.querySelectorAll<SVGElement>('.timelines > svg')];
	const choices = [...question.querySelectorAll<HTMLInputElement>('form input')];
	const known: { id: string; broad: string; narrow: string }[] = JSON.parse(
		question.querySelector<HTMLElement>('[data-spots]')?.dataset.spots ?? '[]',
	);
	const spotOf = ({ value }: HTMLInputElement, picture: SVGElement): Spot => {
		const spot = known.find(({ id }) => id === value);
		return (spot?.[picture.classList.contains('broad') ? 'broad' : 'narrow'] ?? '').split(' ').map(Number) as Spot;
	};

	function press({ clientX, clientY, currentTarget }: MouseEvent): void {
		const picture = currentTarget as SVGElement;
		const { left, top, width } = picture.getBoundingClientRect();
		const far = (choice: HTMLInputElement) => distance(spotOf(choice, picture), clientX - left, clientY - top, width);
		const [nearest] = choices.toSorted((a, b) => far(a) - far(b));
		if (!nearest || far(nearest) > REACH) return;
		nearest.checked = true;
		nearest.focus({ preventScroll: true });
		outline();
	}

	function outline(): void {
		for (const picture of pictures) {
			for (const old of picture.querySelectorAll('.picked')) old.remove();
			for (const choice of choices) {
				const right = question.dataset.told !== undefined && isRight(choice.value);
				if (choice.checked) picture.append(outlined(spotOf(choice, picture), 'picked'));
				if (right) picture.append(outlined(spotOf(choice, picture), 'picked right'));
			}
		}
	}

	function isRight(id: string): boolean {
		return question.querySelector(`[data-verdict="right"][data-id="${CSS.escape(id)}"]`) !== null;
	}

	for (const picture of pictures) picture.addEventListener('click', press);
	question.addEventListener('change', outline);
	outline();
	return { show: outline };
}

function distance([x1, y1, x2, y2]: Spot, x: number, y: number, width: number): number {
	const [ax, bx] = [x1 * width, x2 * width];
	const [dx, dy] = [bx - ax, y2 - y1];
	const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(x - ax - along * dx, y - y1 - along * dy);
}

/** Room around what is outlined, pixels. */
const ROOM = 9;

/** A line along it, broader than itself, or a ring around a point. */
function outlined([x1, y1, x2, y2]: Spot, className: string): SVGElement {
	const isPoint = x1 === x2 && y1 === y2;
	const shape = document.createElementNS('http://www.w3.org/2000/svg', isPoint ? 'circle' : 'line');
	const share = (x: number) => `${x * 100}%`;
	const places = isPoint
		? { cx: share(x1), cy: y1, r: className.includes('right') ? ROOM + 4 : ROOM }
		: { x1: share(x1), y1, x2: share(x2), y2 };
	for (const [name, value] of Object.entries(places)) shape.setAttribute(name, String(value));
	shape.setAttribute('class', className);
	return shape;
}
