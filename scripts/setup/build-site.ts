/** Builds the site into a folder, whole or not at all. */
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { withLock } from './lock.cjs';
import { showProgress } from './progress.cjs';
import { runProgram } from './run-program.ts';
import { SetupError } from './setup-error.ts';
import { siteDigest } from './site-digest.ts';

export interface BuildOptions {
	root: string;
	/** Where the site goes; what was there is replaced. */
	out: string;
	/** The address that the site will be under: `/`, `/course/`. */
	base: string;
	/** A stale recording is marked on its page; otherwise it fails the build. */
	allowStale?: boolean;
	stop?: AbortSignal;
}

/** Builds the site, unless what is in `out` was built from the same sources and `anew` is not asked for. */
export async function buildSite(options: BuildOptions & { anew?: boolean }): Promise<'built' | 'fresh'> {
	const { root, out } = options;
	refuseForeign(out);
	makeParent(out);
	if (!options.anew && readStamp(out) === wantedStamp(options)) return 'fresh';
	return withLock(
		join(root, '.interleave/build'),
		async () => {
			// Another call may have built it while we waited.
			const stamp = wantedStamp(options);
			if (!options.anew && readStamp(out) === stamp) return 'fresh';
			const fresh = await astroBuild(options);
			writeFileSync(join(fresh, STAMP), stamp);
			replace(out, fresh);
			return 'built';
		},
		({ pids }) => console.error(`Another call is building the site (process ${pids.join(', ')}); waiting for it.`),
	);
}

const STAMP = '.interleave-stamp';

/** A reader's folder that we did not make is not ours to replace. */
function refuseForeign(out: string): void {
	if (!existsSync(out)) return;
	if (!statSync(out).isDirectory()) throw new SetupError(`${out} is not a folder.`, 'Name a folder with --out.');
	if (readdirSync(out).length === 0 || existsSync(join(out, STAMP))) return;
	throw new SetupError(
		`${out} has files in it that are not from an earlier build.`,
		'Name an empty or a new folder with --out, or empty this one.',
	);
}

/** Before the long work: a folder that cannot be made is told at once. */
function makeParent(out: string): void {
	try {
		mkdirSync(dirname(out), { recursive: true });
	} catch (error) {
		const remedy = 'Name another folder with --out.';
		throw new SetupError(`${dirname(out)} cannot be made: ${(error as Error).message}`, remedy);
	}
}

function readStamp(out: string): string | undefined {
	const file = join(out, STAMP);
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function wantedStamp({ root, base }: BuildOptions): string {
	return `${siteDigest(root)} ${base}\n`;
}

/** Runs Astro; returns the folder that it built into. */
async function astroBuild({ root, base, allowStale, stop }: BuildOptions): Promise<string> {
	const fresh = join(root, '.interleave/site-new');
	rmSync(fresh, { recursive: true, force: true });
	console.error(`Building the site${base === '/' ? '' : ` for ${base}`}.`);
	const stopProgress = showProgress(() => 'still building');
	try {
		const { code, said } = await runProgram(
			[join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--base', base, '--outDir', relative(root, fresh)],
			{
				cwd: root,
				env: { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', INTERLEAVE_STALE: allowStale ? 'warn' : 'fail' },
				stop,
			},
		);
		if (stop?.aborted) throw new SetupError('Stopped while building the site.', 'The next call builds it anew.');
		if (code !== 0) throw new SetupError(`${fromError(said)}\n\nThe site could not be built.`, remedyIn(said));
		return fresh;
	} finally {
		stopProgress();
	}
}

/** Astro's words from its first error on; what it did well before that is of no interest. */
function fromError(said: string): string {
	const start = said.search(/^.*\[ERROR\]/m);
	return said.slice(Math.max(start, 0)).trimEnd();
}

function remedyIn(said: string): string {
	if (/ENOSPC/.test(said)) return 'The disk is full: free some space, then call this again.';
	return 'The reason is above. Mend it, then call this again.';
}

function replace(out: string, fresh: string): void {
	const old = join(dirname(resolve(fresh)), 'site-old');
	rmSync(old, { recursive: true, force: true });
	try {
		if (existsSync(out)) renameSync(out, old);
		renameSync(fresh, out);
	} catch (error) {
		// Another disk, or a folder that Windows has open: copy instead.
		if (!['EXDEV', 'EPERM', 'EBUSY', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
		rmSync(out, { recursive: true, force: true });
		cpSync(fresh, out, { recursive: true });
		rmSync(fresh, { recursive: true, force: true });
	}
	rmSync(old, { recursive: true, force: true });
}
