/**
 * What the harness and the drivers of bounded-queue share: numbers by which
 * a call tells how far it is, and by which it is held up on its way.
 */

/** How far a call is: under way, held up, asleep, back. */
export const BUSY = 0;
export const HELD_UP = 1;
export const ASLEEP = 2;
export const BACK = 3;

/** Each thread's numbers in the gate. */
export const STATE = 0;
export const GO = 1; // 1: who is held up may go on
export const SLEPT_AT = 2; // 2 more than the cell where the call first slept; 0: it did not
export const NUMBERS = 3;

/** In place of a cell: memory that no other thread can reach. */
export const NOWHERE = -1;
