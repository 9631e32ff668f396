/** Which socket of a server belongs to which client: a path says nothing of that, but a server takes clients in their order. */
import type { KnownLane } from './known-lane.ts';
import type { Media, Medium, Mouth } from './media.ts';

export interface UnixPairs {
	/** A lane has an end of a connection to this path, as a client since `since`, or as a server. */
	end(lane: KnownLane, path: string, since: number | undefined, t: number): Mouth;
	/** Pairs those that can be paired. */
	settle(): void;
}

interface Client {
	medium: Medium;
	since: number;
}

interface Server {
	mouth: Mouth;
	t: number;
	looks: number;
}

/** A client may tell of its connection later than its server. */
const LOOKS = 3;

/** Starts with none. */
export function unixPairs(media: Media): UnixPairs {
	const paths = new Map<string, { clients: Client[]; servers: Server[] }>();

	return {
		end(lane, path, since, t) {
			const own = paths.get(path) ?? { clients: [], servers: [] };
			paths.set(path, own);
			const isClient = since !== undefined;
			const medium = media.create('unix', isClient ? [() => lane, nobody] : [nobody, () => lane]);
			const mouth: Mouth = { medium, side: isClient ? 0 : 1 };
			if (isClient) own.clients.push({ medium, since });
			else own.servers.push({ mouth, t, looks: 0 });
			return mouth;
		},
		settle() {
			for (const own of paths.values()) {
				const clients = own.clients.sort((a, b) => a.since - b.since);
				for (const server of [...own.servers]) {
					if (++server.looks < LOOKS) break;
					own.servers.shift();
					const [client] = clients;
					// One that connected only later is not its client, who is outside the run then.
					if (!client || client.since > server.t) continue;
					clients.shift();
					const lone = server.mouth.medium;
					server.mouth.medium = client.medium;
					media.join(lone, client.medium);
				}
			}
		},
	};
}

const nobody = (): undefined => undefined;
