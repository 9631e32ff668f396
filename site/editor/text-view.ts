/** What shows and changes the texts of an editor: a plain text area, or Monaco. Both stand behind this. */

/** The lines that lanes were at, and where each is now. */
export interface LineMark {
	file: string;
	/** From 1. */
	line: number;
	/** The lane's pen, as classes: `lane-3 striped`. */
	pen: string;
	/** The lane's name. */
	words: string;
	/** True where the lane is there now; it was there at some time otherwise. */
	now?: boolean;
}

/** Where a reader is in the texts, to be taken over by another view. */
export interface TextPlace {
	file: string;
	/** Offsets in the text. */
	start: number;
	end: number;
	scrollTop: number;
	focused: boolean;
}

/** Shows texts, one at a time. */
export interface TextView {
	readonly kind: 'monaco' | 'plain';
	show(file: string): void;
	text(file: string): string;
	/** As if it were typed: it can be undone. */
	set(file: string, text: string): void;
	goTo(file: string, line: number, column: number): void;
	marks(lines: readonly LineMark[]): void;
	/** Resolves when no character is being composed. */
	settled(): Promise<void>;
	place(): TextPlace;
	restore(place: TextPlace): void;
	focus(): void;
	end(): void;
}

/** What a view is made with. */
export interface TextViewOptions {
	/** All texts by name, those that are only read among them. */
	texts: Record<string, string>;
	isReadOnly(file: string): boolean;
	/** What a screen reader says of a file's text. */
	label(file: string): string;
	changed(file: string, text: string): void;
}
