/** The companion that is measured, as a program of its own: prints its launch URL, and ends when its input does. */
import { startCompanion } from '../companion/server.ts';

const companion = await startCompanion({ root: process.argv[2] ?? '', port: 0 });
console.log(companion.launchUrl);
process.stdin.resume().on('end', () => void companion.close());
