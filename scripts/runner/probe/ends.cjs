// @ts-check
'use strict';
/** The lane's own end, and the errors that nobody caught. */
const { flushLeft } = require('./budget.cjs');
const { now, write } = require('./log.cjs');
const { flushOutput } = require('./output.cjs');
const { override } = require('./override.cjs');

/** Watches `process.emit`, without a listener that the program could count. */
function watchEnds() {
	override(Object.getPrototypeOf(process), 'emit', (original, self, args) => {
		const [type, value] = args;
		if (self === process && type === 'uncaughtExceptionMonitor') reportError(value);
		if (self !== process || type !== 'exit') return Reflect.apply(original, self, args);
		write({ k: 'exit', t: now(), code: process.exitCode ?? value });
		const result = Reflect.apply(original, self, args);
		flushOutput();
		flushLeft();
		write({ k: 'exit', t: now(), code: process.exitCode ?? value });
		return result;
	});
}

function reportError(/** @type {any} */ error) {
	const isError = error instanceof Error;
	write({
		k: 'error',
		t: now(),
		name: String(isError ? error.name : typeof error),
		message: String(isError ? error.message : error).slice(0, 4000),
		at: isError ? placeOf(error) : undefined,
	});
}

/** The first place in the program that the error's stack names. */
function placeOf(/** @type {Error} */ error) {
	for (const line of stackOf(error).split('\n')) {
		const [, place] = /[( ]((?:(?:file:\/\/)?\/|\[eval)[^()]*:\d+):\d+\)?$/.exec(line) ?? [];
		if (place && !place.includes(__dirname)) return place;
	}
	return undefined;
}

/** Where the program formats stacks itself, that may fail. */
function stackOf(/** @type {Error} */ error) {
	try {
		return String(error.stack);
	} catch {
		return '';
	}
}

module.exports = { watchEnds };
