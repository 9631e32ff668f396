'use strict';

/** An error that the reader can do something about: what happened, and the remedy. */
class SetupProblem extends Error {
	/**
	 * @param {string} message
	 * @param {string} remedy
	 */
	constructor(message, remedy) {
		super(message);
		this.remedy = remedy;
	}
}

module.exports = { SetupProblem };
