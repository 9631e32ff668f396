import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../recording/types.ts';
import { said } from './point-labels.ts';

const sent = (message: string) =>
	said({ t: 0, lane: 'P1', kind: 'send', channel: 'P1>P1.T1', preview: JSON.stringify(message) } as RunEvent);

test('said() says the first line of a message, and that there are more', () => {
	assert.equal(sent('done\n0\n0\na0a48269ca'), '"done …"');
	for (const one of ['done', 'done\n', '\ndone', 'C:\\new', 'say "x"']) assert.equal(sent(one), JSON.stringify(one));
	assert.equal(sent('say "x"\n2'), '"say \\"x\\" …"');
});
