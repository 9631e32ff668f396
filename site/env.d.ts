/// <reference types="@astrojs/starlight" />

// Starlight ships no types for the components that one may replace.
declare module 'virtual:starlight/components/*' {
	const component: (props: Record<string, unknown>) => unknown;
	export default component;
}

// The name of the folder that has Monaco's bundle: site/editor/bundle/monaco.ts.
declare module 'virtual:interleave/monaco' {
	const name: string;
	export default name;
}
