import type { Recording } from '../../scripts/recording/types.ts';
import { recordingVersionFault } from '../../scripts/recording/version.ts';

/** A kept recording of the site, by its name; refused where this page is older than what it is given. `answer`: asked for already. */
export async function fetchRecording(base: string, name: string, answer?: Promise<Response>): Promise<Recording> {
	const response = await (answer ?? fetch(`${base}recordings/${name}.json`));
	if (!response.ok) throw new Error(`the recording could not be fetched (${response.status})`);
	const recording: Recording = await response.json();
	const fault = recordingVersionFault(recording.header);
	if (fault) throw new Error(`${fault} Reload the page.`);
	return recording;
}
