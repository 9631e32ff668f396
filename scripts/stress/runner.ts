/** A runner that the stress can kill: records the program given. */
import { startRun } from '../runner/run.ts';

await startRun({ argv: process.argv.slice(2), cwd: import.meta.dirname, env: process.env, stdin: 'ignore' }).done;
