// @ts-check
'use strict';
/** How much CPU time the lane has used, and whether its event loop has turned: read at most each millisecond, beside a line. */
const threadCpuUsage = process.threadCpuUsage;
/** @type {any} */
const { nodeTiming } = performance;

/** Readings with the same number lie in one stretch of the program: the loop has neither turned nor been idle between them. */
let stretch = 0;
let loops = -1;
let idle = -1;

/** CPU time of this thread in microseconds, and the stretch that it is in. */
function measured() {
	const { loopCount } = nodeTiming.uvMetricsInfo;
	const { idleTime } = nodeTiming;
	if (loopCount !== loops || idleTime !== idle) {
		loops = loopCount;
		idle = idleTime;
		stretch++;
	}
	const { user, system } = threadCpuUsage();
	return { c: user + system, l: stretch };
}

/** Ends the stretch: the thread slept in a call that is told of by itself. */
function cut() {
	stretch++;
}

module.exports = { cut, measured };
