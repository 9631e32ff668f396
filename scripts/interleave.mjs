// What `scripts/interleave.ts` points to. Plain JavaScript, since Node can keep stripped types in its compile cache but needs
// them stripped anew, at 30 ms, for the very file it starts with: before that file can turn the cache on.
import module from 'node:module';
import path from 'node:path';

if (process.features.typescript) {
	module.enableCompileCache?.(path.join(import.meta.dirname, '../.interleave/compile-cache'));
	const { main } = await import('./command/main.ts');
	process.exitCode = await main(process.argv.slice(2));
} else {
	console.error(`interleave: this Node, ${process.version}, does not run TypeScript; Node does since 24.3`);
	console.error('  Use: npm run interleave -- <verb> …   It brings a Node of its own.');
	process.exitCode = 125;
}
