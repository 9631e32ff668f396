import { spawn } from 'node:child_process';
import http from 'node:http';
import type { StreamItem } from '../../recording/types.ts';

/** What one run gave: when its first output came, milliseconds from its start, and all that it printed. */
export interface Measured {
	firstOutputMs: number;
	endMs: number;
	printed: string;
}

const { NODE_OPTIONS: _, NODE_COMPILE_CACHE: __, ...rest } = process.env;

/** Nothing that makes a plain Node other than it is by itself. */
export const ENVIRONMENT: NodeJS.ProcessEnv = rest;

/** Runs a command as a terminal would start it. */
export function measureCommand(argv: string[], cwd: string): Promise<Measured> {
	return new Promise((resolve, reject) => {
		const start = performance.now();
		const child = spawn(process.execPath, argv, { cwd, env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'] });
		let firstOutputMs = Number.NaN;
		let printed = '';
		let errors = '';
		child.stdout.on('data', (chunk: Buffer) => {
			if (printed === '') firstOutputMs = performance.now() - start;
			printed += chunk;
		});
		child.stderr.on('data', (chunk: Buffer) => {
			errors += chunk;
		});
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve({ firstOutputMs, endMs: performance.now() - start, printed });
			else reject(new Error(`${argv.join(' ')} ended with ${code}: ${errors}`));
		});
	});
}

/** One connection that stays open, as browsers keep theirs. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** Presses Run: from the moment that the request is sent to the moment that the first output has come back. */
export function measureCompanion(launchUrl: string, lab: string): Promise<Measured> {
	return new Promise((resolve, reject) => {
		const url = new URL('/api/runs', launchUrl);
		const authorization = `Bearer ${new URL(launchUrl).hash.replace('#token=', '')}`;
		const headers = { authorization, 'content-type': 'application/json' };
		const start = performance.now();
		const request = http.request(url, { method: 'POST', agent, headers }, (answer) => {
			let rest = '';
			let firstOutputMs = Number.NaN;
			let endMs = Number.NaN;
			let printed = '';
			answer.setEncoding('utf8').on('data', (chunk: string) => {
				const lines = (rest + chunk).split('\n');
				rest = lines.pop() ?? '';
				for (const line of lines) {
					const item = JSON.parse(line) as StreamItem;
					if ('end' in item) endMs = performance.now() - start;
					if (!('kind' in item) || item.kind !== 'out') continue;
					if (printed === '') firstOutputMs = performance.now() - start;
					printed += item.text;
				}
			});
			answer.on('end', () => {
				if (answer.statusCode === 200 && printed !== '') resolve({ firstOutputMs, endMs, printed });
				else reject(new Error(`the companion answered ${answer.statusCode}: ${rest}${printed}`));
			});
		});
		request.on('error', reject);
		request.end(JSON.stringify({ lab }));
	});
}
