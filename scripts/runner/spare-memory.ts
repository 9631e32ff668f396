import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The runner stays below 300 MB; V8 by itself lets what is no longer used lie about until far more is. */
const MUCH = 150e6;
const PAUSE_MS = 500;

let collect: (() => void) | undefined;

/** To be called now and then: of a flood nothing is kept, and what was made of it goes before it becomes much. */
export function spareMemory(): () => void {
	let next = 0;
	return () => {
		const now = performance.now();
		if (now < next) return;
		next = now + PAUSE_MS;
		if (process.memoryUsage.rss() > MUCH) collector()();
	};
}

/** V8's own, which it shows to those who ask. */
function collector(): () => void {
	if (collect) return collect;
	setFlagsFromString('--expose-gc');
	collect = runInNewContext('gc') as () => void;
	setFlagsFromString('--no-expose-gc');
	return collect;
}
