/** As many marks as are all told. */
import { ownTime } from './own-time.mjs';

performance.mark('warm');
await ownTime(() => {
	for (let n = 0; n < 4500; n++) performance.mark('n');
});
