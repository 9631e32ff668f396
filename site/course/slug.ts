/** The address of a file below `content`: `1-processes/1-what-a-process-is.mdx` is `processes/what-a-process-is`. */
export function slugOf(file: string): string {
	return file
		.replace(/\.mdx?$/, '')
		.split('/')
		.map((part) => part.replace(/^\d+-/, ''))
		.join('/');
}
