/** What a reader may edit of a lab, fetched when an editor is opened. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Lab, loadLabs } from '../../../../../scripts/labs/load.ts';
import { labFiles } from '../../../../components/lab/lab-files.ts';

export const getStaticPaths: GetStaticPaths = () =>
	loadLabs(process.cwd()).map((lab) => ({ params: { module: lab.module, lab: lab.name }, props: { lab } }));

export const GET: APIRoute<{ lab: Lab }> = ({ props: { lab } }) =>
	new Response(JSON.stringify(labFiles(lab)), { headers: { 'content-type': 'application/json' } });
