/** Reloads the pages in `npm run dev` when a lab changes: pages read labs as files, which Vite does not see. */
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** The Vite plugin; `root` is the checkout. */
export function reloadLabs(root: string): Plugin {
	const folders = ['labs', 'site/diagrams'].map((folder) => join(root, folder));
	return {
		name: 'interleave:reload-labs',
		apply: 'serve',
		configureServer(server) {
			server.watcher.add(folders);
			server.watcher.on('all', (_, file) => {
				if (!folders.some((folder) => file.startsWith(folder + sep))) return;
				for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
				server.environments.client?.hot.send({ type: 'full-reload' });
			});
		},
	};
}
