import type { APIRoute } from 'astro';
import { recordingSchema } from '../../../scripts/recording/schema.ts';

/** The published schema of a recording. */
export const GET: APIRoute = () => new Response(`${JSON.stringify(recordingSchema, null, '\t')}\n`);
