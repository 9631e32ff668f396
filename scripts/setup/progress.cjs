'use strict';

/**
 * Shows on standard error how far a long step is: one line that changes in a terminal, a line now and then elsewhere.
 * @param {() => string} text
 * @returns {() => void} ends it
 */
function showProgress(text) {
	const started = Date.now();
	const { stderr } = process;
	const line = () => `  ${Math.round((Date.now() - started) / 1000)} s${text() && `, ${text()}`}`;
	const timer = stderr.isTTY
		? setInterval(() => stderr.write(`\r\x1b[K${line()}`), 1_000)
		: setInterval(() => stderr.write(`${line()}\n`), 10_000);
	return () => {
		clearInterval(timer);
		if (stderr.isTTY) stderr.write('\r\x1b[K');
	};
}

module.exports = { showProgress };
