// @ts-check
'use strict';
/** How much CPU time the lane has used, and whether its event loop has turned: told beside its lines. */
const threadCpuUsage = process.threadCpuUsage;
/** @type {any} */
const { nodeTiming } = performance;

/** Lines with the same number lie in one stretch of the program: the loop has neither turned nor been idle between them. */
let stretch = 0;
let told = -1;
let loops = -1;
let idle = -1;

/** Adds to a line the stretch that it is in, where that is another one, and how often the loop has turned; and where it is asked `fully`, the CPU time of this thread too. */
function measure(/** @type {import('./log.cjs').Line} */ line, /** @type {boolean} */ fully) {
	const { loopCount } = nodeTiming.uvMetricsInfo;
	const { idleTime } = nodeTiming;
	if (loopCount !== loops || idleTime !== idle) {
		line.p = loopCount - loops;
		loops = loopCount;
		idle = idleTime;
		stretch++;
	}
	if (fully || stretch !== told) line.l = told = stretch;
	if (!fully) return;
	const { user, system } = threadCpuUsage();
	line.c = user + system;
}

/** Ends the stretch: the thread slept in a call that is told of by itself. */
function cut() {
	stretch++;
}

module.exports = { cut, measure };
