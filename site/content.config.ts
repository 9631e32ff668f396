import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { slugOf } from './course/slug.ts';

export const collections = {
	docs: defineCollection({
		loader: glob({
			base: './content',
			pattern: '[0-9]*-*/[0-9]*-*.mdx',
			generateId: ({ entry }) => slugOf(entry),
		}),
		schema: docsSchema({
			extend: z.object({
				/** Reading and trying out, as a reader needs for it. */
				minutes: z.number().int().positive().optional(),
				/** The lessons to have read, by address; `[]` where none. */
				needs: z.array(z.string()).optional(),
				/** What a reader can do afterwards, each beginning with a verb. */
				objectives: z.array(z.string()).optional(),
				/** Where the lesson's labs run, if not everywhere. */
				platform: z.string().optional(),
				/** What is asked in it: read and refused by scripts/questions, which knows the file's lines. */
				questions: z.unknown().optional(),
			}),
		}),
	}),
};
