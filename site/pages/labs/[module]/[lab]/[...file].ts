/** The committed recordings of each lab as files for other programs, and its program, beside the lab's page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { exported, programFiles, recordedLabs } from '../../../../components/lab/exported.ts';

interface Written {
	address: string;
	text: string;
	type: string;
}

export const getStaticPaths: GetStaticPaths = async () => {
	const files = recordedLabs().map(async ({ id, module, name, variants }) =>
		[...(await program(id)), ...(await Promise.all(variants.map((variant) => exported(id, variant)))).flat()].map(
			(written: Written) => ({ params: { module, lab: name, file: written.address }, props: { written } }),
		),
	);
	return (await Promise.all(files)).flat();
};

async function program(id: string): Promise<Written[]> {
	return (await programFiles(id)).map(({ file, text }) => ({ address: file, text, type: 'text/plain' }));
}

export const GET: APIRoute<{ written: Written }> = ({ props: { written } }) =>
	new Response(written.text, { headers: { 'content-type': `${written.type}; charset=utf-8` } });
