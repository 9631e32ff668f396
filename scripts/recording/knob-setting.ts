/** A number of the program that was turned for this run. */
export interface KnobSetting {
	/** What it counts, as it is said after a number: `additions each`. */
	title: string;
	usual: number;
	value: number;
}
