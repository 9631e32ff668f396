import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanEnvironment } from './environment.ts';

test('cleanEnvironment() hands on neither npm, Node options nor what it does not know', () => {
	const env = {
		...{ HOME: '/home/me', LC_ALL: 'C', TZ: 'UTC', TMPDIR: '/var/tmp' },
		...{
			npm_config_cache: 'x',
			NODE_OPTIONS: '--inspect',
			INIT_CWD: '/x',
			AWS_SECRET_ACCESS_KEY: 's',
			GITHUB_TOKEN: 't',
		},
	};
	const path = '/course/node_modules/.bin:/usr/bin:/npm/node_modules/@npmcli/run-script/lib/node-gyp-bin:/bin';
	assert.deepEqual(cleanEnvironment({ ...env, PATH: path }), {
		...{ HOME: '/home/me', LC_ALL: 'C', TZ: 'UTC', TMPDIR: '/var/tmp' },
		PATH: '/usr/bin:/bin',
	});
});
