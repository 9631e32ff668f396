/** 50 MB of output in chunks of 10 KB. */
import { ownTime } from './own-time.mjs';

const chunk = `${'x'.repeat(99)}\n`.repeat(100);
await ownTime(() => {
	for (let n = 0; n < 5000; n++) process.stdout.write(chunk);
});
