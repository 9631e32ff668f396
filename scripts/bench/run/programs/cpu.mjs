import { ownTime } from './own-time.mjs';

await ownTime(() => {
	let sum = 0;
	for (let i = 0; i < 200_000_000; i++) sum = (sum + i * i) | 0;
	return sum;
});
