/** An address within the site, from its path: the site may live below any base. */
export function link(path = ''): string {
	return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
}
