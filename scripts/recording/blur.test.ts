import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blur } from './blur.ts';

for (const [what, ...texts] of [
	['pids and counts', 'child 4711 of 3', 'child 12 of 10'],
	['durations of any unit', 'took 950 ms', 'took 1.3 s', 'took 12µs', 'took 0.5e-3 seconds'],
	['sizes', 'uses 12.3 MB now', 'uses 980 KiB now', 'uses 1,024 bytes now'],
	['padding around numbers', '|   5 |', '| 123 |', '|12|'],
	['signs', 'by -3 %', 'by +12.5 %', 'by −4 %'],
	['addresses', 'at 0x7f3a', 'at 0xdeadbeef01'],
	['ids', 'id 3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'id 9a0c5e82-4f89-41d3-9a0c-1305e82c3301'],
	['hashes', 'digest 9f86d081884c', 'digest 00b1d7f4e2aa'],
	['temporary names', 'in /tmp/lab-Xy12Zq/out.txt', 'in /tmp/lab-Ab9/out.txt', 'in /var/folders/x1/T/lab-aa'],
	['places', 'at main.ts:12:5', 'at main.ts:14:30'],
	['colours with numbers', '\u001b[32m5\u001b[39m', '\u001b[32m17\u001b[39m'],
	['bars', '[====>]', '[=======>]'],
	['times of day', '2026-11-21T13:28:50.123Z', '2025-01-01T00:00:00.000Z'],
])
	test(`blur() makes ${what} alike`, () => {
		for (const text of texts) assert.equal(blur(text), blur(texts[0] as string), text);
	});

for (const [one, other] of [
	['lost 3', 'kept 3'],
	['[1, 2, 3]', '[1, 2]'],
	['worker 1 done', 'done worker 1'],
	['3 seats', '3 s eats'],
	['exit2', 'signal2'],
	['a: 1', 'a = 1'],
	['- 1', '-- 1'],
	['true', 'false'],
	['decade', 'facade'],
] as const)
	test(`blur() tells "${one}" from "${other}"`, () => {
		assert.notEqual(blur(one), blur(other));
	});
