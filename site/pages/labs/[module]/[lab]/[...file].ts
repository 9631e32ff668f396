/** The committed recordings of each lab as files for other programs, beside the lab's page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type Exported, exported, recordedLabs } from '../../../../components/lab/exported.ts';

export const getStaticPaths: GetStaticPaths = async () => {
	const labs = recordedLabs().flatMap(({ variants, ...lab }) => variants.map((variant) => ({ ...lab, variant })));
	const files = labs.map(async ({ id, module, name, variant }) =>
		(await exported(id, variant)).map((file) => ({
			params: { module, lab: name, file: file.address },
			props: { written: file },
		})),
	);
	return (await Promise.all(files)).flat();
};

export const GET: APIRoute<{ written: Exported }> = ({ props }) =>
	new Response(props.written.text, { headers: { 'content-type': `${props.written.type}; charset=utf-8` } });
