/** What a lesson may use without importing it. */
const found = import.meta.glob<{ default: unknown }>('./*.astro', { eager: true });

export const components = Object.fromEntries(
	Object.entries(found).map(([file, module]) => [file.replace(/^\.\/|\.astro$/g, ''), module.default]),
);
