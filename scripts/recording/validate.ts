/** Whether a recording is one, by its schema and by its meaning. */
export interface Problem {
	message: string;
	/** The index of the event that it is about. */
	event?: number;
	/** The index of the lane that it is about. */
	lane?: number;
	/** Where in the recording, as a JSON pointer: `/events/4/t`. */
	pointer?: string;
}
