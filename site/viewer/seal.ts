/**
 * Holds the page to what it says: from here on the browser lets it connect to its own server alone, and to the origins
 * that the reader named. The companion sends the same; elsewhere nobody would.
 */
export function seal(named: readonly string[]): void {
	const meta = document.createElement('meta');
	meta.httpEquiv = 'Content-Security-Policy';
	meta.content = [
		['connect-src', `'self'`, ...named].join(' '),
		`img-src 'self' data: blob:`,
		`form-action 'self'`,
		`frame-src 'none'`,
		`object-src 'none'`,
		`media-src 'none'`,
		`base-uri 'none'`,
	].join('; ');
	document.head.append(meta);
}
