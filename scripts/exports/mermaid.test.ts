import assert from 'node:assert/strict';
import { test } from 'node:test';
import purify from 'dompurify';
import parser from 'mermaid';
import { bytes, exit, incomplete, lock, mark, out, receive, sample, send, spawn, start } from '../recording/fixture.ts';
import { randomRecordings } from '../recording/random-recording.ts';
import { readRecording } from '../recording/stored.ts';
import type { Recording, RunEvent } from '../recording/types.ts';
import { thing } from '../timeline/things.ts';
import { eventWords } from '../timeline/words.ts';
import { texts } from '../verify/tracked-files.ts';
import { mermaid } from './mermaid.ts';
import { mermaidText } from './mermaid-text.ts';

// Mermaid cleans what it parsed by a DOM, which Node has none of: the parsing is what counts here.
Object.assign(purify, { addHook() {}, sanitize: (text: string) => text });

/** Refuses what the installed Mermaid cannot parse. */
async function parsed(recording: Recording, ...more: [Parameters<typeof mermaid>[1]?]): Promise<string> {
	const source = mermaid(recording, ...more);
	const { diagramType } = await parser.parse(source);
	assert.equal(diagramType, 'sequence');
	return source;
}

test('mermaid() tells of one microsecond what was the cause before what it brought about', () => {
	const child = { ...start(1, 'P2'), lane: 'P2' };
	const run = sample([
		...[spawn(1, 'P1', 'P2'), child],
		...[lock(2, 'wait', 'child:P2'), lock(9, 'wake', 'child:P2'), exit(9, 'P2')],
	]);
	const source = mermaid(run);
	assert.ok(source.indexOf('P2: exits') < source.indexOf('P2-->>P1: wakes'), source);
});

test('mermaid() says that a recording breaks off', async () => {
	assert.match(await parsed(incomplete(sample([out(3, 'P1', 'a')]))), /Note over P1(,P2)?: the recording breaks off/);
	assert.doesNotMatch(mermaid(sample([])), /breaks off/);
});

test('mermaid() shows lanes, arrows and notes', async () => {
	const run = sample([
		...[spawn(1, 'P1', 'P1.T1'), start(1, 'P1.T1'), spawn(2, 'P1', 'P2'), start(2, 'P2')],
		{ ...send(10, 'P1', 'a', 'P1>P1.T1'), preview: '{"job":1}' } as RunEvent,
		receive(12, 'P1.T1', 'a', 'P1>P1.T1'),
		...[
			bytes(13, 'P1', 'send', 0, 5, 'P1>P2#stdin'),
			{ ...bytes(14, 'P2', 'receive', 0, 5, 'P1>P2#stdin'), seen: 'inferred' } as RunEvent,
		],
		...[
			lock(20, 'hold', 'lock:L'),
			lock(21, 'wait', 'lock:L', 'P1.T1'),
			lock(25, 'release', 'lock:L'),
			lock(26, 'hold', 'lock:L', 'P1.T1'),
		],
		{ t: 30, lane: 'P1', kind: 'signal', signal: 'SIGKILL', to: 'P2' },
		{ t: 31, lane: 'P2', kind: 'exit', code: null, signal: 'SIGKILL', seen: 'exact' },
		...[mark(40, 'P1.T1', 'done'), out(41, 'P1.T1', 'hello; #1 "x"\nworld\n'), send(42, 'P1', 'b', 'P1>P2')],
	]);
	const lines = (await parsed(run)).split('\n').map((line) => line.trim());
	assert.deepEqual(
		lines.filter((line) => /^(part|acc)/.test(line)),
		[
			'accTitle: What node main.ts did',
			'accDescr: Recorded with Node 26.10.0 on linux-x64. Order is kept, distances in time are not.',
			...['participant P1 as P1 main.ts', 'participant P1_T1 as P1.T1 worker.ts', 'participant P2 as P2 main.ts'],
		],
	);
	const words = (event: RunEvent | undefined) => event && mermaidText(eventWords(event, run));
	const at = (t: number, lane: string) => words(run.events.find((event) => event.t === t && event.lane === lane));
	assert.deepEqual(
		lines.filter((line) => line.includes('>') || line.includes('P1-)')),
		[
			...['P1->>P1_T1: starts', 'P1->>P2: starts', 'P1->>P1_T1: #123;#34;job#34;#58;1#125;'],
			...['P1-->>P2: 5 bytes #40;inferred#41;', `P1-->>P1_T1: ${mermaidText(`wakes: ${thing('lock:L', run)}`)}`],
			`P1-)P2: SIGKILL, ${at(31, 'P2')}`,
		],
	);
	const notes = [
		...[at(20, 'P1'), at(25, 'P1'), at(26, 'P1.T1'), at(31, 'P2'), at(40, 'P1.T1'), at(41, 'P1.T1')],
		...[at(42, 'P1'), at(100, 'P1'), at(100, 'P1.T1')],
	];
	assert.deepEqual(
		lines.flatMap((line) => /^Note over \w+: (.*)/.exec(line)?.[1] ?? []),
		notes,
	);
	assert.match(notes[5] ?? '', /hello#59; #35;1 #34;x#34; \/ world/);
});

const HOSTILE = [
	...[
		'end',
		'wrap: x',
		'nowrap:',
		'%%{init: {"theme":"dark"}}%%',
		'%% comment',
		'---\ntitle: x\n---',
		'#quot;',
		';;;',
		'a->>b: c',
	],
	...[
		'<script>alert(1)</script>',
		'&lt;b&gt;',
		'\u202eevil',
		'\u0000\u001b[31m',
		'"`\'',
		'@{ "type": "actor" }',
		'$$x^2$$',
		'∑∑',
		'🙂🙂',
		'',
		' ',
	],
	...['\\', '\n\r\n', '()[]{}|', 'x'.repeat(500), '\ud800', 'loop\nend', 'participant P9', '+P1', '-P1', 'opt x'],
];

for (const text of HOSTILE)
	test(`mermaid() is parsed whatever a run says: ${JSON.stringify(text.slice(0, 40))}`, async () => {
		const run = sample([
			mark(5, 'P1', text),
			out(6, 'P1', text),
			{ t: 7, lane: 'P1', kind: 'error', name: text, message: text },
			exit(9, 'P1'),
		]);
		const named = {
			...run,
			header: { ...run.header, command: ['node', text] },
			lanes: run.lanes.map((lane) => ({ ...lane, name: text })),
		};
		const source = await parsed(named);
		assert.equal(source.split('\n').length, 4 + 4 + 1, 'a text stays on its line');
		assert.doesNotMatch(source, /<|%%|"/);
	});

test('mermaid() is parsed for every recording', async () => {
	for (const recording of randomRecordings(20)) await parsed(recording);
	for (const [file, text] of texts((file) => /^labs\/.*\/recording\.json$/.test(file)))
		await parsed(readRecording(text, file));
});

test('mermaid() cuts what is long, and says so', async () => {
	const many = sample(['P2', 'P3', 'P4'].flatMap((lane) => [start(1, lane), mark(5, lane, 'a'), mark(6, lane, 'b')]));
	const source = await parsed(many, { lanes: 2, lines: 3 });
	assert.match(source, /\n\tNote over P1,P2: not shown#58; 1 more steps, 2 more lanes\n$/);
	assert.equal(source.split('\n').filter((line) => line.startsWith('\tNote')).length, 4);
});
