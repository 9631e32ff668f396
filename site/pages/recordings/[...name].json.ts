/** Every kept recording as a file that a page can fetch. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { loadLabs } from '../../../scripts/labs/load.ts';
import { outcomesOf, recordingOf } from '../../../scripts/labs/recordings.ts';
import type { Recording } from '../../../scripts/recording/types.ts';
import { recordingName } from '../../components/lab/kept-runs.ts';

export const getStaticPaths: GetStaticPaths = () =>
	loadLabs(process.cwd())
		.filter((lab) => lab.files.includes('recording.json'))
		.flatMap((lab) => {
			const variants = [undefined, ...Object.keys(lab.variants)];
			const typical = variants.map((variant) => [variant, recordingOf(lab, variant)] as const);
			const kept = Object.entries(outcomesOf(lab)?.recordings ?? {}).map(
				([id, run]) => [`outcome-${id}`, run] as const,
			);
			return [...typical, ...kept].map(([part, recording]) => ({
				params: { name: recordingName(lab.id, part) },
				props: { recording },
			}));
		});

/** As small as JSON gets: nobody reads it line by line here. */
export const GET: APIRoute<{ recording: Recording }> = ({ props }) =>
	new Response(JSON.stringify(props.recording), { headers: { 'content-type': 'application/json' } });
