/** 50 MB of output in chunks of 10 KB, to the last byte that the pipe takes. */
import { ownTime } from './own-time.mjs';

const chunk = `${'x'.repeat(99)}\n`.repeat(100);
await ownTime(async () => {
	for (let n = 1; n < 5000; n++) process.stdout.write(chunk);
	await new Promise((done) => process.stdout.write(chunk, done));
});
