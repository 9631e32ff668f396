/** How a reader whose page has no companion runs a text. */
export function byHand(lab: string, files: readonly string[]): string {
	const [program = 'main.ts'] = files;
	return `To run it, call npm start in a checkout of the course and open this page there; or download it over labs/${lab}/${program} and call: node labs/${lab}/${program}`;
}
