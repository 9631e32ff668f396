/**
 * Ends the runs of a runner that was killed. One small shell for all runs of this process, in a session of its own, reads
 * from a pipe which runs there are. When the pipe ends and runs are left, nobody else can end them. What they recorded stays,
 * for `interleave recover`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Marks } from './processes.ts';

/**
 * Lines: `run <token> <session> <limit> <group> <directory>`, `end <token>`, and `spare - - - - <directory>`, one made ready
 * for the next run. The group is the folders of the run's control group with `|` between them, or `-`. A run is found again
 * as processes.ts finds it: by its token in the environment, by its session, by its limit and in its group. The runs are the
 * shell's positional parameters.
 */
const SCRIPT = `
spare=
while read -r word run session limit group dir; do
	case $word in
	run) set -- "$@" "$run:$session:$limit:$group:$dir" ;;
	end)
		for each do
			shift
			case $each in "$run":*) ;; *) set -- "$@" "$each" ;; esac
		done
		;;
	spare) spare=$dir ;;
	esac
done
remove() {
	[ -e "$1/run.json" ] && return
	case $1 in */interleave-??????) rm -rf -- "$1" ;; esac
}
# What was killed is in its group until its new parent has reaped it.
remove_group() {
	round=0
	while [ -d "$1" ] && [ $round -lt 40 ]; do
		for below in "$1"/*/; do rmdir "$below"; done
		rmdir "$1" || sleep 0.05
		round=$((round + 1))
	done
}
remove "$spare"
[ $# -gt 0 ] || exit 0
find_processes() {
	for each do
		run=\${each%%:*} rest=\${each#*:}
		session=\${rest%%:*} rest=\${rest#*:}
		limit=\${rest%%:*} rest=\${rest#*:}
		group=\${rest%%:*}
		own=\${group%%|*}
		if [ "$own" != - ]; then
			echo 0 >"$own/pids.max"
			cat "$own/cgroup.procs" "$own"/*/cgroup.procs
		fi 2>/dev/null
		if [ -r /proc/self/environ ]; then
			grep -laE -e "INTERLEAVE=$run:" -e "^Max realtime timeout +$limit " -e "^[0-9]+ \\(.*\\) [^ZX] [0-9]+ [0-9]+ $session " \\
				/proc/[0-9]*/environ /proc/[0-9]*/limits /proc/[0-9]*/stat 2>/dev/null | cut -d / -f 3
		else
			ps -axEww -o pid=,pgid=,stat=,command= | grep -E "^ *[0-9]+ +$session +[^Z ]|INTERLEAVE=$run:" | grep -v grep | awk '{ print $1 }'
		fi
	done
}
round=0
while [ $round -lt 300 ]; do
	pids=$(find_processes "$@" | sort -u)
	left=
	for pid in $pids; do kill -9 "$pid" 2>/dev/null && left=1; done
	[ -n "$left" ] || break
	round=$((round + 1))
	[ $round -lt 20 ] || sleep 0.05
done
for each do
	rest=\${each#*:} rest=\${rest#*:} rest=\${rest#*:}
	remove "\${rest#*:}"
	IFS='|'
	for folder in \${rest%%:*}; do remove_group "$folder"; done 2>/dev/null
	IFS=' '
done
`;

let shell: ChildProcess | undefined;

/** Puts a run and its directory under the watchdog's care; call what it gives when nothing of the run is left. */
export function watch({ run, session, limit, group = ['-'] }: Marks, dir: string): () => void {
	tell(`run ${run} ${session} ${limit} ${group.join('|')} ${dir}`);
	return () => tell(`end ${run}`);
}

/** Puts a directory under the watchdog's care that no run has yet; the one before it is a run's by now. */
export function watchSpare(dir: string): void {
	tell(`spare - - - - ${dir}`);
}

function tell(line: string): void {
	if (process.platform === 'win32') return;
	if (!shell || shell.exitCode !== null || shell.signalCode !== null) shell = start();
	shell.stdin?.write(`${line}\n`);
}

/** Holds neither the terminal nor this process's event loop, and nothing of its environment but where programs are. */
function start(): ChildProcess {
	const child = spawn('/bin/sh', ['-c', SCRIPT], {
		cwd: '/',
		detached: true,
		env: { PATH: `${process.env.PATH ?? ''}:/usr/bin:/bin` },
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	child.on('error', () => {});
	child.stdin?.on('error', () => {});
	child.unref();
	(child.stdin as unknown as { unref?(): void }).unref?.();
	return child;
}
