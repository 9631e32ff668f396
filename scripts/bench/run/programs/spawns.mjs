/** 200 processes, one after the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ownTime } from './own-time.mjs';

await ownTime(async () => {
	for (let n = 0; n < 200; n++) await once(spawn('true'), 'exit');
});
