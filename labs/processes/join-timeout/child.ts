// What is joined: it waits for a number on its standard input, and ends with that as its code.
import { readFileSync } from 'node:fs';

process.exitCode = Number(readFileSync(0, 'utf8'));
