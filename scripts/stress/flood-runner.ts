/** Records a program as a process of its own, so that the memory it took can be known: flood-runner.ts <file> <program> … */
import fs from 'node:fs';
import { writeRecording } from '../recording/stored.ts';
import { startRun } from '../runner/run.ts';

const [file = '', ...argv] = process.argv.slice(2);
const started = performance.now();
const options = { argv, cwd: import.meta.dirname, env: process.env, stdin: 'ignore' as const };
const recording = await startRun(options).done;
const ms = Math.round(performance.now() - started);
const { maxRSS } = process.resourceUsage();
fs.writeFileSync(file, writeRecording(recording));
console.log(JSON.stringify({ ms, peakBytes: maxRSS * 1024 }));
