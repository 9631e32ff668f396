/** A question as a lesson's front matter has it. Its key is not in it: that is computed from what the lab's runs showed. */

/**
 * `choose`: one of several, or with `several` as many as hold. `value`: typed. `order`: items put in order. `place`: an event,
 * an arrow or a wait of the recorded run.
 */
export type QuestionKind = 'choose' | 'value' | 'order' | 'place';

/**
 * Where the key comes from.
 *
 * - `outcomes`: the class that a run fell into; `values`: the value that the lab's outcome gives it.
 * - `printed`: what a printed line or a mark says, or how many there are. `ends`: with what a lane ended.
 * - `claims`: whether a claim of the lab held.
 * - `lines`, `events`: in which order lines were printed, or events came. `times`: which lasted shorter, or ended first.
 * - for `place`: `events`, `arrows`, `waits`.
 * - `interleavings`: what can come of a stepper's model at all, by a search of every interleaving.
 */
export type KeySource =
	| 'outcomes'
	| 'values'
	| 'printed'
	| 'ends'
	| 'claims'
	| 'lines'
	| 'events'
	| 'times'
	| 'arrows'
	| 'waits'
	| 'interleavings';

/** A question; which of its fields count is decided by its kind and by where the key comes from. */
export interface Question {
	/** Stable, kebab-case: answers hang on it. */
	id: string;
	asks: string;
	kind: QuestionKind;
	/** `choose`: more than one may be chosen. */
	several?: boolean;
	/** The lab whose runs are the key; absent for a conceptual question. */
	lab?: string;
	variant?: string;
	of?: KeySource;
	/** A conceptual question: who says so. */
	source?: { title: string; href?: string };
	/** The lab is veiled on the question's page until it was answered or declined. */
	veils?: boolean;
	choices?: Choice[];
	items?: Item[];
	/** `printed`: the line that tells, as a regular expression; its first group is the value. */
	find?: string;
	/** `printed`: the mark that tells, and which part of its detail (`left`). */
	mark?: string;
	detail?: string;
	/** `printed`: whose line or mark: a lane's name or id. Absent: what reached the terminal. */
	lane?: string;
	/** `printed`: the how manieth, from 1. */
	nth?: number;
	/** `printed`: how many there are, and not what the first one says. */
	count?: boolean;
	/** `interleavings`: the id of the lesson's stepper, and which of its numbers is asked for (`total`, `A.x`). */
	stepper?: string;
	shown?: string;
	/** `value`: what the number counts: `seats`. */
	unit?: string;
	/** `times`: how long each lasted, or when it ended. */
	measure?: 'duration' | 'end';
	/** `place`: the run of this outcome, and not the typical one. */
	outcome?: string;
	/** `place`: what may be chosen, and which of it is right. */
	among?: Selector;
	right?: Selector;
}

/** What may be chosen; which of its fields count is decided by where the key comes from. */
export interface Choice {
	text?: string;
	/** Another variant than the question's. */
	variant?: string;
	/** `outcomes`: the class. */
	outcome?: string;
	/** `values`, `printed`: the value, or its bounds. */
	is?: string;
	from?: number;
	to?: number;
	/** `printed`: another line than the question's. */
	find?: string;
	/** `ends`: who; with which code, by which signal, or not at all. */
	lane?: string;
	code?: number;
	signal?: string;
	/** `claims`: the claim that says it, or the one that speaks against it. */
	claim?: string;
	against?: string;
	/** A conceptual question: whether it is so, and why. */
	right?: boolean;
	why?: string;
}

/** What is put in order. */
export interface Item extends Selector {
	text?: string;
	/** `lines`: how the line begins. */
	line?: string;
	/** `times`: a variant's run (`-` is the program as it is); else a lane. */
	variant?: string;
}

/** Which events, arrows or waits are meant: all that agree with every field. */
export interface Selector {
	/** Of an event one of several, with a space between; of an arrow `spawn`, `message`, `bytes`, `wake`, `signal`. */
	kind?: string;
	/** A lane's name or id. */
	lane?: string;
	/** Of an arrow: where it ends. */
	toLane?: string;
	/** A mark's name. */
	name?: string;
	/** What was waited for or held. */
	on?: string;
	/** How the words of the event begin. */
	says?: string;
	/** Among the moments that this claim's verdict points at. */
	claim?: string;
	/** The how manieth of those that agree, from 1. */
	nth?: number;
	/** Of waits and arrows: the longest. */
	longest?: boolean;
}
