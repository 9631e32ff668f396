/** What makes a box that scrolls reachable by keyboard, and says what it holds. */
export function focusable(label: string): { tabindex: number; role: 'group'; 'aria-label': string } {
	return { tabindex: 0, role: 'group', 'aria-label': label };
}
