import assert from 'node:assert/strict';
import { test } from 'node:test';
import { execArguments, killArguments, transferOf, waitStatus, waitTarget } from './arguments.ts';
import { lineReader } from './lines.ts';

/** Reads lines as strace wrote them; the moments are those after the same second. */
function readAll(...lines: string[]) {
	const read = lineReader();
	return lines.map((line) => {
		const got = read(line);
		return (
			got && { ...got, t: got.t - 1_795_278_494_000_000, ...('to' in got && { to: got.to - 1_795_278_494_000_000 }) }
		);
	});
}

test('lineReader() reads calls that returned, failed, and will be made again', () => {
	const clone = 'child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7fce1fe0ea10';
	assert.deepEqual(
		readAll(
			`13011 1795278494.602610 clone(${clone}) = 13017 <0.000228>`,
			'13011 1795278494.740165 wait4(-1, 0x7ffc8b6d8abc, WNOHANG, NULL) = -1 ECHILD (No child processes) <0.000088>',
			`13011 1795278494.603674 clone(${clone}) = ? ERESTARTNOINTR (To be restarted) <0.000058>`,
			'13129 1795278494.237701 exit_group(2)   = ?',
		),
		[
			{ k: 'call', tid: 13011, t: 602610, to: 602838, name: 'clone', args: clone, result: 13017 },
			{
				...{ k: 'call', tid: 13011, t: 740165, to: 740253, name: 'wait4' },
				...{ args: '-1, 0x7ffc8b6d8abc, WNOHANG, NULL', result: -1, error: 'ECHILD' },
			},
			{
				...{ k: 'call', tid: 13011, t: 603674, to: 603732, name: 'clone' },
				...{ args: clone, result: undefined, error: 'ERESTARTNOINTR' },
			},
			{ k: 'call', tid: 13129, t: 237701, to: 237701, name: 'exit_group', args: '2', result: undefined },
		],
	);
});

test('lineReader() joins the two parts of a call that other lines interrupt', () => {
	const [begun, , , resumed, read] = readAll(
		'13011 1795278494.608613 wait4(-1,  <unfinished ...>',
		'13020 1795278494.608700 read(0<pipe:[2316852]>,  <unfinished ...>',
		'13020 1795278494.608929 --- SIGCONT {si_signo=SIGCONT, si_code=SI_USER, si_pid=13114, si_uid=0} ---',
		'13011 1795278494.608948 <... wait4 resumed>[{WIFEXITED(s) && WEXITSTATUS(s) == 0}], 0, NULL) = 13018 <0.000322>',
		'13020 1795278494.615932 <... read resumed>"a) = 3\\n", 131072) = 7 <0.001187>',
	);
	assert.deepEqual(begun, { k: 'begun', tid: 13011, t: 608613, name: 'wait4', args: '-1, ' });
	assert.deepEqual(resumed, {
		...{ k: 'call', tid: 13011, t: 608613, to: 608935, name: 'wait4' },
		...{ args: '-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 0}], 0, NULL', result: 13018 },
	});
	assert.deepEqual(read, {
		...{ k: 'call', tid: 13020, t: 608700, to: 609887, name: 'read' },
		...{ args: '0<pipe:[2316852]>, "a) = 3\\n", 131072', result: 7 },
	});
});

test('lineReader() reads signals, stops and ends', () => {
	assert.deepEqual(
		readAll(
			'13038 1795278494.744483 --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=13011, si_uid=0} ---',
			'13038 1795278494.744484 --- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=NULL} ---',
			'13038 1795278494.744485 --- SIGRT_3 {si_signo=SIGRT_3, si_code=SI_QUEUE, si_pid=7, si_uid=0} ---',
			'13130 1795278494.247035 --- stopped by SIGSTOP ---',
			'13038 1795278494.744687 +++ killed by SIGTERM +++',
			'13038 1795278494.744688 +++ killed by SIGSEGV (core dumped) +++',
			'13045 1795278494.779674 +++ exited with 3 +++',
		),
		[
			{ k: 'signal', tid: 13038, t: 744483, signal: 'SIGTERM', code: 'SI_USER', sender: 13011 },
			{ k: 'signal', tid: 13038, t: 744484, signal: 'SIGSEGV', code: 'SEGV_MAPERR' },
			{ k: 'signal', tid: 13038, t: 744485, signal: 'SIGRT3', code: 'SI_QUEUE', sender: 7 },
			{ k: 'stopped', tid: 13130, t: 247035 },
			{ k: 'gone', tid: 13038, t: 744687, code: null, signal: 'SIGTERM' },
			{ k: 'gone', tid: 13038, t: 744688, code: null, signal: 'SIGSEGV' },
			{ k: 'gone', tid: 13045, t: 779674, code: 3, signal: null },
		],
	);
});

test('lineReader() goes on where a thread replaces the program, and leaves out what is no line of a process', () => {
	assert.deepEqual(
		readAll(
			'801 1795278494.000001 execve("/bin/true", ["true"], 0x7ffd /* 9 vars */ <unfinished ...>',
			'800 1795278494.000002 +++ superseded by execve in pid 801 +++',
			'800 1795278494.000003 <... execve resumed>) = 0 <0.000002>',
			'strace: Process 4 attached',
			'800 1795278494.000003 <... wait4 resumed>) = 0 <0.000002>',
			'',
		).map((line) => line && `${line.k} ${line.tid}`),
		['begun 801', 'superseded 800', 'call 800', undefined, undefined, undefined],
	);
});

test('execArguments() reads texts with quotes, brackets, other letters and other bytes', () => {
	const args = String.raw`"/bin/h\303\251", ["h\303\251", "-c", "echo \"[a\"], b\t\\\n\0019"], 0x7ffd /* 39 vars */`;
	assert.deepEqual(execArguments(args), { file: '/bin/hé', argv: ['hé', '-c', 'echo "[a"], b\t\\\n\x019'] });
});

test('transferOf() reads the bytes, where they go, and all parts', () => {
	assert.deepEqual(transferOf('1</tmp/run/stdout>, "h\\303\\251\\n", 4'), {
		...{ fd: 1, file: '/tmp/run/stdout', bytes: Buffer.from('hé\n') },
	});
	const parts = '2<pipe:[55]>, [{iov_base="one, ", iov_len=5}, {iov_base="two", iov_len=3}], 2';
	assert.equal(transferOf(parts)?.bytes.toString(), 'one, two');
	assert.equal(transferOf('7<socket:[9]>, "\\377\\376"..., 99999')?.bytes.toString('hex'), 'fffe');
	assert.equal(transferOf('-1, "x", 1'), undefined);
});

test('waitTarget(), waitStatus() and killArguments() read whom a call is about, and what it told', () => {
	assert.equal(waitTarget('wait4', '-1, 0x7ffc, 0, NULL'), undefined);
	assert.equal(waitTarget('wait4', '12534, [{WIFEXITED(s)'), 12534);
	assert.equal(waitTarget('waitid', 'P_PID, 77, {si_signo'), 77);
	assert.equal(waitTarget('waitid', 'P_ALL, 0, {si_signo'), undefined);
	const exited = '{si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=77, si_uid=0, si_status=3, si_utime=0}, WEXITED, NULL';
	assert.deepEqual(waitStatus(`P_PID, 77, ${exited}`), { ended: true, result: 'exit 3', pid: 77 });
	assert.deepEqual(waitStatus('1, [{WIFSIGNALED(s) && WTERMSIG(s) == SIGTERM}], 0'), {
		ended: true,
		result: 'SIGTERM',
	});
	assert.deepEqual(waitStatus('1, [{WIFSTOPPED(s) && WSTOPSIG(s) == SIGSTOP}]'), { ended: false, result: 'stopped' });
	assert.deepEqual(killArguments('kill', '-5, SIGTERM'), { target: -5, signal: 'SIGTERM' });
	assert.deepEqual(killArguments('tgkill', '5, 6, SIGRT_1'), { target: 5, signal: 'SIGRT1' });
	assert.equal(killArguments('kill', '5, 0'), undefined);
});
