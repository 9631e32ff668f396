import path from 'node:path';
import { buildSite } from '../../setup/build-site.ts';
import type { Wish } from '../parts.ts';

/** The folder of the built site that is measured. */
export async function siteOf({ root, dist }: Wish): Promise<string> {
	if (dist !== undefined) return dist;
	const out = path.join(root, 'dist');
	await buildSite({ root, out, base: '/', allowStale: true });
	return out;
}
