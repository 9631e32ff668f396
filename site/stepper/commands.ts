/** What a reader wants of a stepper. */
export type Command =
	| { do: 'move'; who: number }
	| { do: 'undo' | 'redo' | 'first' | 'last' | 'reset' | 'break' | 'deadlock' | 'link' };

/** What a press or a key means, if anything. */
export function commandOf(event: Event): Command | undefined {
	const target = event.target as Element;
	if (event.type === 'click') {
		const { move, command } = target.closest<HTMLElement>('[data-move], [data-command]')?.dataset ?? {};
		if (move !== undefined) return { do: 'move', who: Number(move) };
		return command ? { do: command as 'undo' } : undefined;
	}
	const { key, altKey, ctrlKey, metaKey, shiftKey } = event as KeyboardEvent;
	// With another key beside it, it is the browser's; a box that scrolls has its arrows.
	if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
	if (target.matches('[role="group"]') && /^(Arrow|Home|End)/.test(key)) return undefined;
	const who = /^[1-4]$/.test(key) ? Number(key) - 1 : 'abcd'.indexOf(key);
	if (key.length === 1 && who !== -1) return { do: 'move', who };
	const wanted = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
	return wanted && { do: wanted };
}

const KEYS: Record<string, 'undo' | 'redo' | 'first' | 'last'> = {
	u: 'undo',
	Backspace: 'undo',
	ArrowLeft: 'undo',
	ArrowRight: 'redo',
	Home: 'first',
	End: 'last',
};
