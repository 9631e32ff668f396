import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { versionOf } from '../labs/needs.ts';
import { makeCgroup } from '../runner/cgroup.ts';
import { cgroupPlaces } from '../runner/cgroup-places.ts';
import { kernelObstacle } from '../runner/kernel/strace.ts';
import { lostRuns } from '../runner/lost-runs.ts';
import { presentBrowser } from '../setup/browser.ts';
import { ago } from './recover.ts';

/** One thing that a machine may have, and what it is good for here. */
export interface Finding {
	what: string;
	has: boolean;
	/** What was found, in words. */
	found: string;
	/** What it enables, or what is missing without it. */
	enables: string;
	/** How to get it. */
	remedy?: string;
	/** True where Interleave cannot do without. */
	required?: true;
}

/** What this machine has of all that Interleave can use. */
export async function examine(): Promise<Finding[]> {
	return [node(), cores(), shell(), ...PROGRAMS.map(program), kernel(), cgroups(), ...lost(), await browser()];
}

const OLDEST_NODE: [number, number] = [24, 3];

function node(): Finding {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const has = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
	return {
		what: 'Node',
		has,
		found: `${process.versions.node} on ${process.platform}-${process.arch}`,
		enables: 'Runs labs, which are TypeScript that Node strips itself.',
		remedy: `Needs ${OLDEST_NODE.join('.')} or newer: npm start brings one along.`,
		required: true,
	};
}

function cores(): Finding {
	const count = os.availableParallelism();
	return {
		what: 'cores',
		has: count > 1,
		found: `${count}, load ${os
			.loadavg()
			.map((load) => load.toFixed(1))
			.join(' ')}`,
		enables: 'Two or more, and free: threads run at once, and claims about speed can be judged.',
	};
}

interface Program {
	name: 'perl' | 'python3' | 'cc';
	enables: string;
	package: string;
}

const PROGRAMS: Program[] = [
	{ name: 'python3', enables: 'Labs that show the same in Python, with fork().', package: 'python3' },
	{ name: 'perl', enables: 'Labs that call fork() and wait() themselves.', package: 'perl' },
	{ name: 'cc', enables: 'Labs in C: fork() with threads, exec().', package: 'gcc libc6-dev' },
];

function program({ name, enables, package: wanted }: Program): Finding {
	const found = versionOf(name);
	const remedy = process.platform === 'linux' ? `Debian: apt install ${wanted}` : undefined;
	return { what: name, has: found !== undefined, found: found ?? 'not found', enables, ...(remedy && { remedy }) };
}

function shell(): Finding {
	const has = spawnSync('sh', ['-c', 'exit 0']).status === 0;
	return { what: 'sh', has, found: has ? 'POSIX shell' : 'not found', enables: 'Labs that need "posix".' };
}

/** Really watches a program with it: that may be forbidden where strace is. */
function kernel(): Finding {
	const obstacle = kernelObstacle();
	const what = 'strace';
	if (!obstacle) {
		const enables = 'The kernel\'s own view of a run: forks, and programs that are not Node. Labs that need "kernel".';
		return { what, has: true, found: 'watches programs', enables };
	}
	const enables =
		"Without it no run has the kernel's own view: claims about that are not judged, their recordings serve.";
	return { what, has: false, found: obstacle.problem, enables, remedy: obstacle.remedy };
}

/** Looks as a run does, and makes one to be sure. */
function cgroups(): Finding {
	const places = cgroupPlaces();
	const group = 'version' in places ? makeCgroup({ tasks: 1 }) : undefined;
	group?.remove();
	const what = 'cgroups';
	if ('version' in places && group) {
		const { version, pids, memory } = places;
		return {
			what,
			has: true,
			found: `version ${version}, for processes${memory ? ' and memory' : ''}, in ${pids}`,
			enables: `Each run has a group of its own: the kernel limits its processes${memory ? ' and its memory' : ''}, and none of them escapes its end.`,
		};
	}
	const remedy = 'remedy' in places ? places.remedy : undefined;
	return {
		what,
		has: false,
		found: 'why' in places ? places.why : `a group in ${places.pids} was refused`,
		enables: "Without them Interleave counts a run's processes and memory itself, ten times a second.",
		...(remedy && { remedy }),
	};
}

function lost(): Finding[] {
	const runs = lostRuns();
	if (runs.length === 0) return [];
	return [
		{
			what: 'lost runs',
			has: true,
			found: runs.map(({ name, began }) => `${name}, ${ago(began)}`).join('; '),
			enables: 'Their runners were killed; what they recorded can still be read: npm run interleave -- recover',
		},
	];
}

async function browser(): Promise<Finding> {
	const found = await presentBrowser().catch((error: Error) => error);
	const has = typeof found === 'string';
	return {
		what: 'browser',
		has,
		found: has ? found : (found?.message ?? 'no Chrome or Chromium'),
		enables: 'Browser tests. Reading and running labs works in any browser.',
		remedy: 'npm test gets one.',
	};
}
