/** What a reader can ask of a lab, by button or by key, and whom a key is for. Small: it is there before anything else. */

/** What can be asked, by the name that buttons carry in `data-do`. */
export type Command =
	| ('toggle' | 'back' | 'next' | 'lane-back' | 'lane-next' | 'jump-back' | 'jump-next')
	| ('slide' | 'share' | 'speed' | 'lane' | 'moment' | 'link' | 'keys' | 'verdicts' | 'arrivals')
	| ('run' | 'stop' | 'another' | 'recorded' | 'edit');

/** Does what was asked. `value`: the slider's place, a lane's id, the digit that was pressed. */
export type Act = (command: Command, value?: string) => void;

const KEYS: Record<string, Command> = {
	' ': 'toggle',
	ArrowLeft: 'back',
	ArrowRight: 'next',
	',': 'back',
	'.': 'next',
	'[': 'jump-back',
	']': 'jump-next',
	'?': 'keys',
};

/** Those that a box which scrolls needs itself, and a page that has the focus. */
const SCROLLS = /^(Arrow| $)/;

/** What is known of a key: of the event, and of the element that has the focus. */
export interface Pressed {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	shiftKey: boolean;
	/** `text`: it takes what is typed; `press`: Space presses it; `slide`: arrows move it; `scroll`: arrows scroll it. */
	focus?: 'text' | 'press' | 'slide' | 'scroll' | undefined;
}

/** What a key asks of the lab that it is for; undefined where it is the browser's, or what is typed. */
export function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey, focus }: Pressed): [Command, string?] | undefined {
	if (key === 'Enter' && (ctrlKey || metaKey) && !altKey) return ['run'];
	if (ctrlKey || metaKey || altKey) return undefined;
	if (focus === 'text' || (focus === 'scroll' && SCROLLS.test(key))) return undefined;
	if (key === ' ' && focus === 'press') return undefined;
	if (shiftKey && key.startsWith('Arrow')) {
		return key === 'ArrowLeft' ? ['lane-back'] : key === 'ArrowRight' ? ['lane-next'] : undefined;
	}
	if (/^\d$/.test(key)) return ['share', key];
	return Object.hasOwn(KEYS, key) ? [KEYS[key] as Command] : undefined;
}

/** Hands on what the buttons, fields and keys of an element ask. A key is for the element that was last touched or has the focus. */
export function listen(element: HTMLElement, act: Act, signal?: AbortSignal): void {
	const options = { ...(signal && { signal }) };
	const isWithin = (event: Event) => event.composedPath().includes(element);
	let touched = false;
	element.addEventListener(
		'click',
		({ target }) => {
			const button = (target as Element).closest<HTMLButtonElement>('button[data-do]');
			if (button) act(button.dataset.do as Command, button.value);
		},
		options,
	);
	element.addEventListener(
		'input',
		({ target }) => {
			const field = target as HTMLInputElement;
			if (field.dataset.do) act(field.dataset.do as Command, field.value);
		},
		options,
	);
	document.addEventListener('pointerdown', (event) => (touched = isWithin(event)), options);
	document.addEventListener(
		'keydown',
		(event) => {
			const nowhere = event.target === document.body;
			if (event.defaultPrevented || !(nowhere ? touched : isWithin(event))) return;
			// Who has scrolled on to something else, and stands in no part of the lab, scrolls on.
			if ((nowhere || event.target === element) && !isInSight(element)) return;
			if (document.querySelector('dialog[open]')) return;
			const asked = commandOf(pressed(event));
			if (!asked) return;
			event.preventDefault();
			act(...asked);
		},
		options,
	);
}

function isInSight(element: HTMLElement): boolean {
	const { top, bottom } = element.getBoundingClientRect();
	return bottom > 0 && top < innerHeight;
}

function pressed(event: KeyboardEvent): Pressed {
	const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
	return { key, ctrlKey, metaKey, altKey, shiftKey, focus: focusOf(event.target as HTMLElement) };
}

function focusOf(target: HTMLElement): Pressed['focus'] {
	// That of the clock; the slider of a knob keeps its arrows.
	if (target.matches('input[type="range"][data-do]')) return 'slide';
	if (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]')) return 'text';
	if (target.matches('button, a[href], summary')) return 'press';
	return target.matches('.source, .scroll, .printed') ? 'scroll' : undefined;
}
