/** For tests: a companion as a program of its own, for the checkout that is named. Prints its launch URL. */
import { closeOnSignals } from './close-on-signals.ts';
import { startCompanion } from './server.ts';

const companion = await startCompanion({ root: process.argv[2] ?? '', port: 0 });
closeOnSignals(companion);
console.log(companion.launchUrl);
