// @ts-check
'use strict';
const { getCallSites } = require('node:util');

const FRAMES = 16;

/** Where in the program the call came from, `<file or URL>:<line>`: the first frame that is neither Node's nor ours. */
function place() {
	for (const { scriptName, lineNumber } of getCallSites(FRAMES)) {
		if (scriptName && !scriptName.startsWith('node:') && !scriptName.startsWith(__dirname)) {
			return `${scriptName}:${lineNumber}`;
		}
	}
	return undefined;
}

module.exports = { place };
