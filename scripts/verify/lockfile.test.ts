/**
 * The lockfiles are complete on every platform. npm writes a lockfile on one machine; a package whose program for another
 * platform was not on the registry then is left out silently, and `npm ci` refuses the file, everywhere.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './tracked-files.ts';

const RUNTIMES = ['scripts/setup/runtime', 'scripts/setup/runtime-24'];

for (const file of ['package-lock.json', ...RUNTIMES.map((folder) => `${folder}/package-lock.json`)]) {
	const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8')) as Lockfile;

	test(`gaps() is empty for ${file}`, () => assert.deepEqual(gaps(packages), []));

	test(`${file} pins every package to its content`, () => {
		const loose = Object.entries(packages).filter(([name, { integrity, link }]) => name !== '' && !integrity && !link);
		assert.deepEqual(
			loose.map(([name]) => name),
			[],
		);
	});
}

test('package.json names exact versions', () => {
	const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
		([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(String(version)),
	);
	assert.deepEqual(loose, []);
});

test('the brought Node is there for Linux, macOS and Windows', () => {
	const { packages } = JSON.parse(
		readFileSync(join(root, 'scripts/setup/runtime/package-lock.json'), 'utf8'),
	) as Lockfile;
	const platforms = Object.values(packages).flatMap(({ os, cpu }) =>
		os && cpu ? [`${[os].flat()}-${[cpu].flat()}`] : [],
	);
	// There is none for Windows on arm64 that has the version of the others; chooseNode() says so there.
	assert.deepEqual(platforms.sort(), ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64']);
});

test('gaps() finds an optional package that the lockfile leaves out', () => {
	const found = gaps({
		'': {},
		'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } },
		'node_modules/tool-linux': { version: '1.0.0', os: ['linux'] },
	});
	assert.deepEqual(found, ['node_modules/tool 1.0.0 wants tool-darwin 1.0.0, which is not in the lockfile']);
});

interface Package {
	version?: string;
	integrity?: string;
	link?: boolean;
	os?: string | string[];
	cpu?: string | string[];
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

interface Lockfile {
	packages: Record<string, Package>;
}

function gaps(packages: Record<string, Package>): string[] {
	return Object.entries(packages).flatMap(([path, { version, dependencies, optionalDependencies }]) =>
		Object.entries({ ...dependencies, ...optionalDependencies })
			.filter(([name]) => !isInstalledFor(packages, path, name))
			.map(([name, wanted]) => `${path} ${version} wants ${name} ${wanted}, which is not in the lockfile`),
	);
}

/** As Node looks a package up: in the package's own folder, then in each one above it. */
function isInstalledFor(packages: Record<string, Package>, path: string, name: string): boolean {
	for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
		if (`${folder && `${folder}/`}node_modules/${name}` in packages) return true;
		if (folder === '') return false;
		if (!folder.includes('/node_modules/')) return `node_modules/${name}` in packages;
	}
}
