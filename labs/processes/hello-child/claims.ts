/** What a run of hello-child shows: who waits, what comes back, and which node PATH finds. */
import { type Claim, held, refuted } from '../../../scripts/recording/claim.ts';
import { childrenOf, exitOf, laneById, printed, printedAt } from '../../../scripts/recording/queries.ts';
import type { OutputEvent, Recording } from '../../../scripts/recording/types.ts';

const HELLO = 'Hello from the child process!';
/** The same and a line's end, as Node shows bytes. */
const BYTES = [...`${HELLO}\n`].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');

export const claims: Claim[] = [
	{
		id: 'hello',
		says: 'spawnSync returns what the child printed; exit code 0 says that it went well.',
		kind: 'always',
		rows: ['S0-16', 'S0-18'],
		judge(recording) {
			const [hello, code] = [after(recording, 'spawnSync: '), after(recording, 'exit code ')];
			const seen = `"${hello ?? 'nothing'}", exit code ${code ?? 'not printed'}`;
			const at = told(recording, 'spawnSync: ', 'exit code ');
			return hello === HELLO && code === '0' ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'own-process',
		says: 'The child is a process of its own, with another number than its parent.',
		kind: 'always',
		rows: ['S0-16'],
		judge(recording) {
			const found = /^child (\d+), parent (\d+)$/m.exec(printed(recording, { lane: 'P1' }));
			const [child, parent] = [Number(found?.[1]), Number(found?.[2])];
			const first = childrenOf(recording, 'P1')[0];
			const seen = `printed child ${child} and parent ${parent}; the system gave ${first?.pid} and ${laneById(recording, 'P1').pid}`;
			const right = child !== parent && child === first?.pid && parent === laneById(recording, 'P1').pid;
			const exit = first && exitOf(recording, first.id);
			const at = [exit, ...told(recording, 'child ')];
			return right && exit?.code === 0 ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'spawn-sync-waits',
		says: 'spawnSync waits: the parent prints its first line only after the child has printed.',
		kind: 'always',
		judge(recording) {
			const first = childrenOf(recording, 'P1')[0]?.id;
			const child = recording.events.find((event) => event.kind === 'out' && event.lane === first);
			const parent = recording.events.find((event) => event.kind === 'out' && event.lane === 'P1');
			if (!child || !parent) return refuted(`${child ? 'the parent' : 'the child'} printed nothing`);
			const seen = `the child at ${ms(child.t)}, the parent at ${ms(parent.t)}`;
			return child.t <= parent.t ? held(seen, [child, parent]) : refuted(seen, [child, parent]);
		},
	},
	{
		id: 'bytes',
		says: 'Without an encoding the output of a child is bytes, in a Buffer.',
		kind: 'always',
		rows: ['S0-18'],
		judge(recording) {
			const seen = after(recording, 'without an encoding: ') ?? 'nothing was printed';
			const at = told(recording, 'without an encoding: ');
			return seen === `<Buffer ${BYTES}>` ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'spawn-goes-on',
		says: 'spawn does not wait: the parent prints before the words of the child reach it.',
		kind: 'always',
		judge(recording) {
			const lines = printed(recording, { lane: 'P1' }).split('\n');
			const [parent, child] = [lines.indexOf('the parent goes on'), lines.indexOf(`spawn: ${HELLO}`)];
			const seen = `the parent's line is number ${parent + 1}, the child's number ${child + 1}`;
			const at = told(recording, 'the parent goes on', `spawn: ${HELLO}`);
			return parent >= 0 && parent < child ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'exec-file-collects',
		says: 'execFile goes on too, and hands over all of the output at the end.',
		kind: 'always',
		judge(recording) {
			const seen = after(recording, 'execFile: ') ?? 'nothing was printed';
			const at = told(recording, 'execFile: ');
			return seen === HELLO ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'in-order-of-calls',
		says: 'The parent prints in the order of its calls: what spawnSync gave, that it goes on, what spawn gave, what execFile gave.',
		kind: 'always',
		judge(recording) {
			const wanted = ['spawnSync: ', 'the parent goes on', 'spawn: ', 'execFile: '];
			const lines = printed(recording, { lane: 'P1' }).split('\n');
			const beginnings = lines.flatMap((line) => wanted.find((beginning) => line.startsWith(beginning)) ?? []);
			const seen =
				beginnings.map((beginning) => beginning.replace(/: $/, '')).join(', ') || 'nothing of it was printed';
			const at = told(recording, ...wanted);
			return beginnings.join() === wanted.join() ? held(seen, at) : refuted(seen, at);
		},
	},
	{
		id: 'impostor',
		says: 'The name "node" is looked up in PATH and may find an impostor; process.execPath cannot.',
		kind: 'always',
		needs: ['posix'],
		rows: ['S0-17'],
		judge(recording) {
			const [byName, byPath] = [after(recording, 'node from PATH: '), after(recording, 'process.execPath: ')];
			const seen = `by name: ${byName ?? 'nothing'}; by process.execPath: ${byPath ?? 'nothing'}`;
			const at = told(recording, 'node from PATH: ', 'process.execPath: ');
			return byName === 'impostor' && byPath === HELLO ? held(seen, at) : refuted(seen, at);
		},
	},
];

/** The rest of the parent's first line that begins so. */
function after(recording: Recording, beginning: string): string | undefined {
	const lines = printed(recording, { lane: 'P1' }).split('\n');
	return lines.find((line) => line.startsWith(beginning))?.slice(beginning.length);
}

/** When the parent printed its first lines that begin so. */
function told(recording: Recording, ...beginnings: string[]): (OutputEvent | undefined)[] {
	return beginnings.map((beginning) => printedAt(recording, beginning, { lane: 'P1' })[0]);
}

function ms(us: number): string {
	return `${(us / 1000).toFixed(1)} ms`;
}
