import { createHash } from 'node:crypto';
import mermaid from 'mermaid/package.json' with { type: 'json' };
import { THEME_VERSION } from './theme.ts';

/** Names the picture of a diagram by all that it is made from: its source, Mermaid and our theme. */
export function keyOf(source: string): string {
	const parts = [mermaid.version, String(THEME_VERSION), source.trim()];
	return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}
