import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Fence, fencesOf } from './fences.ts';
import { keyOf } from './key.ts';

/** What renders the diagrams that have no picture yet. */
export const COMMAND = 'npm run interleave -- diagrams';

/** All diagrams of the course. */
export function allFences(root: string): Fence[] {
	const lessons = globSync('content/**/*.{md,mdx}', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
	return lessons.sort().flatMap((file) => fencesOf(readFileSync(path.join(root, file), 'utf8'), file));
}

/** The diagrams without a committed picture, each source once. */
export function unrendered(root: string, fences: Fence[]): Fence[] {
	const byKey = new Map(fences.map((fence) => [keyOf(fence.source), fence]));
	return [...byKey].filter(([key]) => !existsSync(pictureOf(root, key))).map(([, fence]) => fence);
}

/** The committed pictures that no lesson shows any more, relative to the checkout. */
export function orphans(root: string, fences: Fence[]): string[] {
	const folder = path.join(root, 'site/diagrams');
	if (!existsSync(folder)) return [];
	const wanted = new Set(fences.map((fence) => `${keyOf(fence.source)}.svg`));
	const pictures = readdirSync(folder).filter((name) => name.endsWith('.svg'));
	return pictures.filter((name) => !wanted.has(name)).map((name) => `site/diagrams/${name}`);
}

/** The picture of a diagram; undefined where it has not been rendered. */
export function readPicture(root: string, source: string): string | undefined {
	const file = pictureOf(root, keyOf(source));
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Keeps a picture; returns its place, relative to the checkout. */
export function writePicture(root: string, source: string, svg: string): string {
	const file = pictureOf(root, keyOf(source));
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, svg);
	return path.relative(root, file);
}

/** Deletes pictures that `orphans` named. */
export function remove(root: string, pictures: string[]): void {
	for (const picture of pictures) rmSync(path.join(root, picture));
}

function pictureOf(root: string, key: string): string {
	return path.join(root, 'site/diagrams', `${key}.svg`);
}
