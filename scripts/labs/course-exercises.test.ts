/** Answers to the course's own exercises that try to look right, each fails by what it cheats; and right ones of another kind. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkLab } from './check-lab.ts';
import { findLab, loadLabs } from './load.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Case {
	lab: string;
	/** The file of the lab that the answer is made of, and what is changed in it. */
	from: string;
	change?: [string, string];
	/** What stands before it. */
	first?: string;
	fails: string;
	says: RegExp;
}

const cases: Record<string, Case> = {
	'hides the listeners and timers that it leaves': {
		lab: 'join-timeout',
		from: 'wrong/leaves-a-listener.ts',
		change: ['clearTimeout(timer);', ''],
		first: `import { EventEmitter } from 'node:events';
			EventEmitter.prototype.listenerCount = () => 0;
			EventEmitter.prototype.eventNames = () => [];
			process.getActiveResourcesInfo = () => [];`,
		fails: 'no-listeners',
		says: /there was 1 listener more on the child/,
	},
	'answers the harness in the place of the driver': {
		lab: 'join-timeout',
		from: 'exercise.ts',
		first: `for (let i = 0; i < 9; i++) process.send?.('settled\\n9\\n0\\n0\\nresolved\\n7\\nnull\\n' + i + '\\n' + 'f'.repeat(64));
			performance.mark('in time', { detail: { told: 7, outcome: 'resolved', code: '7', signal: 'null' } });`,
		fails: 'tells-code',
		says: /join\(\) rejected with Error/,
	},
	'ends its process when it is joined': {
		lab: 'join-timeout',
		from: 'solution.ts',
		change: ['const timeout =', 'process.exit(0);\n\tconst timeout ='],
		fails: 'came-through',
		says: /did not return: its process ended with code 0/,
	},
	'adds atomically for show, and plainly in earnest': {
		lab: 'three-fixes',
		from: 'solution.ts',
		change: [
			'Atomics.add(total, 0, next());',
			'{ const some = next(); Atomics.add(total, 0, some); Atomics.sub(total, 0, some); total[0] += some; }',
		],
		fails: 'atomic',
		says: /; 0 were added by Atomics/,
	},
	'tells of a lock that it does not hold': {
		lab: 'three-fixes',
		from: 'solution.ts',
		change: [
			'using _held = lock.lock();',
			`const say = (kind: string) => channel('interleave:lock').publish({ kind, name: lock.name });
			say('hold');
			using _held = { [Symbol.dispose]: () => say('release') };`,
		],
		first: `import { channel } from 'node:diagnostics_channel';`,
		fails: 'locked',
		says: /no door held the lock, and the number went from \d+ to \d+/,
	},
	'puts another Atomics in the place of the one that counts': {
		lab: 'three-fixes',
		from: 'exercise.ts',
		change: ['total[0] += next();', 'Atomics.add(total, 0, next());'],
		first: `Object.defineProperty(globalThis, 'Atomics', {
			value: { ...Atomics, add: (array: Int32Array, index: number, value: number) => { array[index]! += value; } },
		});`,
		fails: 'atomic',
		says: /; 0 were added by Atomics/,
	},
	'does nothing at all': {
		lab: 'three-fixes',
		from: 'solution.ts',
		change: ['i < times', 'i < 0'],
		fails: 'atomic',
		says: /groups came to Door A \(atomically\), and it returned after none of them/,
	},
	'speaks through the debugger in the name of the harness': {
		lab: 'three-fixes',
		from: 'exercise.ts',
		first: `import { Session } from 'node:inspector';
			const debug = new Session();
			debug.connectToMainThread();`,
		fails: 'came-through',
		says: /exercise\.ts:3: TypeError: debug\.connectToMainThread is not a function/,
	},
	'opens the debugger of the harness': {
		lab: 'join-timeout',
		from: 'solution.ts',
		first: `process.kill(process.ppid, 'SIGUSR1');
			await new Promise((resolve) => setTimeout(resolve, 100));
			await fetch('http://127.0.0.1:9229/json');`,
		fails: 'came-through',
		says: /could not be loaded: .*fetch failed/,
	},
	"writes marks into the harness's own file": {
		lab: 'bounded-queue',
		from: 'exercise.ts',
		first: `import { readdirSync, readlinkSync, writeSync } from 'node:fs';
			const detail = { nonce: '', fact: [] };
			const text = JSON.stringify({ k: 'mark', t: Number(process.hrtime.bigint() / 1000n), name: 'script', detail });
			for (const fd of readdirSync('/proc/self/fd').map(Number))
				try {
					if (readlinkSync('/proc/self/fd/' + fd).includes('interleave-')) writeSync(fd, text + '\\n');
				} catch {}`,
		fails: 'came-through',
		says: /marks were written that the harness did not make/,
	},
	'sets the clock forward': {
		lab: 'bounded-queue',
		from: 'solution.ts',
		first: `let late = 0;
			performance.now = () => (late += 100);`,
		fails: 'never-sooner',
		says: /threw Full after/,
	},
	'says that it sleeps': {
		lab: 'bounded-queue',
		from: 'wrong/spins.ts',
		first: `import { channel } from 'node:diagnostics_channel';
			channel('interleave:lock').publish({ kind: 'wait', name: 'room' });`,
		fails: 'sleeps',
		says: /slept for 0\.0 ms/,
	},
	'answers for a queue that is none': {
		lab: 'bounded-queue',
		from: 'wrong/throws-it-away.ts',
		first: `import { parentPort } from 'node:worker_threads';
			for (let i = 0; i < 99; i++) parentPort?.postMessage('threw Full\\n40\\n' + i + '\\n' + 'f'.repeat(64));`,
		fails: 'never-too-many',
		says: /8 items were accepted|4 items were accepted/,
	},
};

for (const [name, { lab: id, from, change, first = '', fails, says }] of Object.entries(cases))
	test(`checkLab() judges an answer to ${id} that ${name}`, async () => {
		const lab = findLab(loadLabs(ROOT), id);
		let text = fs.readFileSync(path.join(lab.dir, from), 'utf8').replaceAll("'../../../lib/", "'../../lib/");
		if (change) {
			assert.ok(text.includes(change[0]));
			text = text.replaceAll(...change);
		}
		const { verdicts } = await checkLab(lab, { files: { 'exercise.ts': `${first}\n${text}` }, task: true });
		const refuted = verdicts.filter(({ verdict }) => verdict === 'refuted');
		const words = refuted.map(({ id, seen }) => `${id}: ${seen}`).join('\n');
		const found = refuted.find(({ id }) => id === fails);
		assert.ok(found, `${fails} is not refuted, but: ${words}`);
		assert.match(found.seen, says);
	});

for (const id of ['join-timeout', 'three-fixes', 'bounded-queue'])
	test(`checkLab() judges right an answer to ${id} that is not like the solution`, async () => {
		const lab = findLab(loadLabs(ROOT), id);
		const text = fs.readFileSync(path.join(import.meta.dirname, `fixtures/right/${id}.ts`), 'utf8');
		const { verdicts } = await checkLab({ ...lab, runs: 2 }, { files: { 'exercise.ts': text }, task: true });
		assert.deepEqual(
			verdicts.flatMap(({ id, verdict, seen }) => (verdict === 'held' ? [] : [`${id}: ${seen}`])),
			[],
		);
	});
