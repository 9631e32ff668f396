// @ts-check
'use strict';

/** One of Node's own bindings, without the warning that Node gives; empty where a program may not have it. */
function binding(/** @type {string} */ name) {
	const silent = Object.getOwnPropertyDescriptor(process, 'noDeprecation');
	try {
		Object.defineProperty(process, 'noDeprecation', { value: true, configurable: true });
		return /** @type {any} */ (process).binding(name);
	} catch {
		return {};
	} finally {
		if (silent) Object.defineProperty(process, 'noDeprecation', silent);
		else Reflect.deleteProperty(process, 'noDeprecation');
	}
}

module.exports = { binding };
