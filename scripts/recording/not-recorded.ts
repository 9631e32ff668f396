/** Thrown by a query that the recording cannot answer: the claim is then not judged, rather than refuted. */
export class NotRecorded extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'NotRecorded';
	}
}
