import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate } from '../../recording/validate.ts';
import { finishRun } from '../fixtures/finish-run.ts';
import { recordFixture } from '../fixtures/record-fixture.ts';
import { startRun } from '../run.ts';
import { fixture, lifeOf, needs, tree, watch, watchShell } from './fixture.ts';

test('kernelView() sees the forks of a shell, what they execute, and how each ends', needs('kernel'), async (t) => {
	const recording = await watchShell(
		t,
		"( exit 3 ); ( kill -TERM $(exec sh -c 'echo $PPID') ); echo a | wc -c; exit 4",
	);
	assert.deepEqual(tree(recording).slice(0, 2), ['P1 start.mjs', 'P2 sh P1 other']);
	assert.deepEqual(lifeOf(recording, 'P3'), ['exit 3 exact']);
	const names = recording.lanes.slice(2).map(({ name, parent, kernel }) => [name, parent, kernel].join(' '));
	assert.ok(names.includes('wc P2 true') && names.includes('sh P4 true'), names.join());
	assert.ok(lifeOf(recording, 'P4').at(-1) === 'exit SIGTERM exact');
	assert.equal(lifeOf(recording, 'P2').at(-1), 'exit 4 exact');
	for (const event of recording.events) if (event.kind === 'exit') assert.equal(event.seen, 'exact');
});

test('kernelView() tells what a shell waits for, and who printed what', needs('kernel'), async (t) => {
	const recording = await watchShell(t, 'echo one; (echo two); echo three; (exit 9) & wait $!; echo $?');
	assert.deepEqual(
		lifeOf(recording, 'P2').filter((words) => !/^(wait|wake|spawn)/.test(words)),
		['out 1 one\n', 'out 1 three\n', 'out 1 9\n', 'exit 0 exact'],
	);
	assert.deepEqual(lifeOf(recording, 'P3'), ['out 1 two\n', 'exit 0 exact']);
	const waits = lifeOf(recording, 'P2').filter((words) => /^(wait|wake)/.test(words));
	assert.deepEqual(waits.slice(0, 2), ['wait child:P3', 'wake child:P3 exit 0']);
	for (const event of recording.events)
		if (event.kind === 'out') assert.ok(event.arrived !== undefined, `${event.text} arrived`);
});

test('kernelView() tells of fork(2) that returns twice, and of wait', needs('kernel', 'perl'), async (t) => {
	const program = '$| = 1; my $r = fork; print $r ? "parent\\n" : "child\\n"; exit 7 unless $r; wait; exit $? >> 8';
	const recording = await watch(t, 'perl', '-e', program);
	assert.deepEqual(tree(recording).slice(1), ['P2 perl P1 other', 'P3 perl P2 other kernel']);
	assert.deepEqual(lifeOf(recording, 'P3'), ['out 1 child\n', 'exit 7 exact']);
	const parent = lifeOf(recording, 'P2');
	assert.deepEqual(parent.toSorted(), [
		'exit 7 exact',
		'out 1 parent\n',
		'spawn P3',
		'wait child:P3',
		'wake child:P3 exit 7',
	]);
	const exit = recording.events.find((event) => event.kind === 'exit' && event.lane === 'P3');
	assert.ok(exit?.kind === 'exit' && exit.reaped !== undefined && exit.reaped >= exit.t);
});

test('kernelView() tells of os.fork and os.waitpid', needs('kernel', 'python3'), async (t) => {
	const program =
		'import os\np = os.fork()\nif p == 0: os._exit(5)\nos._exit(os.waitstatus_to_exitcode(os.waitpid(p, 0)[1]))';
	const recording = await watch(t, 'python3', '-c', program);
	const child = recording.lanes.at(-1);
	assert.deepEqual(lifeOf(recording, child?.id ?? ''), ['exit 5 exact']);
	assert.deepEqual(lifeOf(recording, child?.parent ?? '').slice(-3), [
		`wait child:${child?.id}`,
		`wake child:${child?.id} exit 5`,
		'exit 5 exact',
	]);
});

test('kernelView() tells who sends a signal and who gets it', needs('kernel'), async (t) => {
	const recording = await watchShell(t, 'sleep 100 & kill $!; wait');
	assert.deepEqual(
		lifeOf(recording, 'P3').filter((words) => !words.startsWith('exec')),
		['SIGTERM from P2', 'exit SIGTERM exact'],
	);
	assert.ok(lifeOf(recording, 'P2').includes('SIGTERM to P3'));
	const exit = recording.events.find((event) => event.kind === 'exit' && event.lane === 'P3');
	assert.ok(exit?.kind === 'exit' && exit.reaped !== undefined);
});

test(
	'kernelView() tells who was sent SIGKILL, and who got a signal for a group',
	needs('kernel', 'perl'),
	async (t) => {
		const killed = await watchShell(t, 'sleep 100 & kill -KILL $!; wait');
		assert.deepEqual(lifeOf(killed, 'P3').slice(-2), ['SIGKILL from P2', 'exit SIGKILL exact']);
		const program = 'setpgrp; if (!fork) { sleep 100; } $SIG{TERM} = "IGNORE"; kill TERM => -$$; wait';
		const group = await watch(t, 'perl', '-e', program);
		assert.deepEqual(lifeOf(group, 'P3'), ['SIGTERM from P2', 'exit SIGTERM exact']);
		assert.ok(lifeOf(group, 'P2').includes('SIGTERM to P3'));
	},
);

test('kernelView() tells of a process that is stopped and goes on', needs('kernel', 'perl'), async (t) => {
	const program = `use POSIX; my $p = fork; unless ($p) { kill STOP => $$; exit 2 }
		waitpid $p, WUNTRACED; kill CONT => $p; waitpid $p, 0`;
	const recording = await watch(t, 'perl', '-e', program);
	assert.deepEqual(lifeOf(recording, 'P3'), [
		'SIGSTOP to P3',
		'SIGSTOP from P3',
		'stopped',
		'SIGCONT from P2',
		'running',
		'exit 2 exact',
	]);
	const waits = lifeOf(recording, 'P2').filter((words) => /^(wait|wake)/.test(words));
	assert.deepEqual(waits, ['wait child:P3', 'wake child:P3 stopped', 'wait child:P3', 'wake child:P3 exit 2']);
});

test('kernelView() tells of a zombie while it is one', needs('kernel', 'perl'), async (t) => {
	// The parent reaps only when the test has seen the zombie: P1 then hands the signal on.
	const program = `$SIG{USR2} = sub { wait; exit 0 }; exit 3 unless fork; sleep 100 while 1`;
	const { recording } = await finishRun(
		(onOutput) => startRun({ ...fixture('hand-on.mjs', 'perl', '-e', program), onOutput, kernel: true }),
		(run, item) => {
			if ('kind' in item && item.kind === 'state' && item.state === 'zombie') run.kill('SIGUSR2');
		},
	);
	assert.deepEqual(validate(recording), [], t.name);
	assert.deepEqual(lifeOf(recording, 'P3'), ['zombie', 'exit 3 exact']);
	const exit = recording.events.find((event) => event.kind === 'exit' && event.lane === 'P3');
	const signal = recording.events.find((event) => event.kind === 'signal' && event.lane === 'P2');
	assert.ok(exit?.kind === 'exit' && signal && (exit.reaped ?? 0) >= signal.t && exit.t < signal.t);
});

test('kernelView() tells when a zombie ended, not when its parent did', needs('kernel', 'perl'), async (t) => {
	const program = `$SIG{USR2} = sub { exit 0 }; exit 3 unless fork; sleep 100 while 1`;
	const { recording } = await finishRun(
		(onOutput) => startRun({ ...fixture('hand-on.mjs', 'perl', '-e', program), onOutput, kernel: true }),
		(run, item) => {
			if ('kind' in item && item.kind === 'state' && item.state === 'zombie') run.kill('SIGUSR2');
		},
	);
	assert.deepEqual(validate(recording), [], t.name);
	assert.deepEqual(lifeOf(recording, 'P3'), ['zombie', 'exit 3 exact']);
});

test('kernelView() sees a daemon lose its parents, and be ended with the run', needs('kernel', 'perl'), async (t) => {
	const program = 'use POSIX; unless (fork) { setsid; unless (fork) { sleep 100 while 1 } exit 0 } wait';
	const recording = await watch(t, 'perl', '-e', program);
	assert.deepEqual(lifeOf(recording, 'P3'), ['spawn P4', 'exit 0 exact']);
	assert.deepEqual(lifeOf(recording, 'P4'), ['orphaned outside', 'SIGKILL from runner', 'exit SIGKILL exact']);
});

test('kernelView() joins Node below other programs, and programs that become Node', needs('kernel'), async (t) => {
	const node = (text: string) => `'${process.execPath}' -e 'console.log("${text}")'`;
	const recording = await watchShell(t, `${node('a')} | cat; (${node('b')}); exec ${node('c')}`);
	const printed = (text: string) => {
		const event = recording.events.find((each) => each.kind === 'out' && each.text === `${text}\n`);
		return recording.lanes.find(({ id }) => id === event?.lane);
	};
	for (const text of ['a', 'b']) {
		const lane = printed(text);
		assert.ok(lane?.node && lane.kernel);
		assert.equal(`${lane.name} ${lane.parent}`, 'node -e P2');
		assert.equal(lifeOf(recording, lane.id).filter((words) => words.startsWith('exec')).length, 1);
	}
	assert.equal(printed('c')?.id, 'P2');
	assert.deepEqual(lifeOf(recording, 'P2').filter((words) => words.startsWith('exec')).length, 1);
	assert.equal(recording.lanes.length, 5);
	for (const event of recording.events) if (event.kind === 'start') assert.equal(event.seen, 'exact');
});

test('kernelView() sees what is below a child that Node stands still for', needs('kernel'), async (t) => {
	const { recording } = await recordFixture('family.ts', ['1'], { kernel: true });
	assert.deepEqual(validate(recording), [], t.name);
	const shells = recording.lanes.filter(({ name }) => name === 'sh');
	const own = recording.lanes.filter(({ name }) => name === 'family.ts');
	assert.equal(own.length, 1 + 8);
	for (const { id, kernel } of recording.lanes) {
		const exits = recording.events.filter((event) => event.kind === 'exit' && event.lane === id);
		assert.equal(exits.length, 1);
		assert.ok(
			!kernel || own.some((lane) => lane.id === id),
			'a shell that becomes Node, or starts it, is no lane twice',
		);
	}
	assert.equal(shells.length, 2);
});

test(
	'kernelView() tells who wrote what others read, through pipes, FIFOs and what Node gave',
	needs('kernel'),
	async (t) => {
		const recording = await watchShell(t, 'echo one | cat | wc -c');
		const moves = recording.events.flatMap((event) => {
			if ((event.kind !== 'out' && event.kind !== 'in') || event.channel === undefined) return [];
			return [`${event.lane} ${event.kind} ${event.channel} ${event.from}-${event.to} ${event.text}`];
		});
		assert.deepEqual(moves, [
			'P3 out P3>P4#pipe1 0-4 one\n',
			'P4 in P3>P4#pipe1 0-4 one\n',
			'P4 out P4>P5#pipe1 0-4 one\n',
			'P5 in P4>P5#pipe1 0-4 one\n',
		]);
		const { recording: talk } = await recordFixture('talk.mjs', [], { kernel: true });
		assert.deepEqual(validate(talk), []);
		const channels = talk.events.flatMap((event) => ('channel' in event && event.channel ? [event] : []));
		const told = new Set(channels.map(({ lane, kind, channel }) => `${lane} ${kind} ${channel}`));
		for (const words of ['P1 send P1>P2#stdin', 'P2 in P1>P2#stdin', 'P2 out P2>P1#stdout', 'P1 receive P2>P1#stdout'])
			assert.ok(told.has(words), `${words}: ${[...told].join(', ')}`);
		for (const words of ['P3 send P1>P3#stdin', 'P3 in P1>P3#stdin', 'P3 out P3>P1#stdout'])
			assert.ok(told.has(words.replace('P3 send', 'P1 send')), `${words}: ${[...told].join(', ')}`);
	},
);

test('a signal that Node sends to another program is told once at either end', needs('kernel'), async () => {
	const { recording } = await recordFixture('end-child.mjs', [], { kernel: true });
	const signals = recording.events.flatMap((event) =>
		event.kind === 'signal' ? [`${event.lane} ${event.signal} ${event.to ?? ''}${event.from ?? ''}`] : [],
	);
	assert.deepEqual(signals, ['P1 SIGTERM P2', 'P2 SIGTERM P1']);
});
