/** What a process that is not Node waits for: its children. */
import { isLook, waitStatus, waitTarget } from './arguments.ts';
import type { Call, KernelLine } from './lines.ts';
import { isNodeNow, type KernelProcess } from './process.ts';
import type { Add } from './tell.ts';

/** The calls that wait for a child. */
export const WAITS = new Set(['wait4', 'waitid']);

/** The process begins to wait. For whom is told now where that is certain, else when it has come. */
export function beginWait(process: KernelProcess, { name, args, t }: KernelLine & { k: 'begun' }, add: Add): void {
	if (isLook(args) || isNodeNow(process)) return;
	if (process.waits?.interrupted !== undefined) {
		delete process.waits.interrupted;
		return;
	}
	process.waits = { t };
	const on = childWaitedFor(process, waitTarget(name, args));
	if (!on) return;
	process.waits.on = on;
	add({ kind: 'wait', on });
}

/** One child alone can be meant where it is named, or where there is no other. */
function childWaitedFor({ children }: KernelProcess, pid: number | undefined): string | undefined {
	const left = [...children].filter(({ reaped }) => reaped === undefined);
	const child = pid === undefined ? (left.length === 1 ? left[0] : undefined) : left.find((each) => each.pid === pid);
	return child?.lane ? `child:${child.lane.lane.id}` : undefined;
}

/** The process has waited, or looked without waiting. A child that has ended is reaped by that. */
export function endWait(process: KernelProcess, { name, args, t, to, result, error }: Call, add: Add): void {
	const { waits, slept } = process;
	const look = isLook(args);
	if (!look && error?.startsWith('ERESTART')) {
		process.waits = { ...(waits ?? { t }), interrupted: to };
		return;
	}
	const status = waitStatus(args);
	const pid = name === 'waitid' ? (result === 0 ? status.pid : undefined) : result;
	const child = pid !== undefined && pid > 0 ? [...process.children].find((each) => each.pid === pid) : undefined;
	if (!look) delete process.waits;
	if (child && status.ended) {
		child.reaped = to;
		process.children.delete(child);
	}
	if (isNodeNow(process)) return;
	if (!child) {
		if (waits?.on && !look) add({ kind: 'wake', on: waits.on, result: error ?? 'interrupted' }, to);
		return;
	}
	const on = child.lane ? `child:${child.lane.lane.id}` : 'child:any';
	const [from, until] = look ? [slept?.t, slept?.to] : [waits?.t ?? t, to];
	delete process.slept;
	// A look alone waits for nothing.
	if (from === undefined || until === undefined) return;
	if (waits?.on === undefined || look) add({ kind: 'wait', on }, from);
	add({ kind: 'wake', on: look ? on : (waits?.on ?? on), result: status.result }, until);
}

/**
 * The process does something else, or ends. A wait that a signal interrupted goes on by itself, unseen by the program, unless
 * that did something else first. Who ends while it waits does not wake.
 */
export function giveUpWait(process: KernelProcess, ends: boolean, add: Add): void {
	const { waits } = process;
	if (!waits || (waits.interrupted === undefined && !ends)) return;
	if (waits.on && waits.interrupted !== undefined && !ends) {
		add({ kind: 'wake', on: waits.on, result: 'interrupted' }, waits.interrupted);
	}
	if (!waits.on && ends) add({ kind: 'wait', on: 'child:any' }, waits.t);
	delete process.waits;
}
