/// <reference types="@astrojs/starlight" />

// Starlight ships no types for the components that one may replace.
declare module 'virtual:starlight/components/*' {
	const component: (props: Record<string, unknown>) => unknown;
	export default component;
}
