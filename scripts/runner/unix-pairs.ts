/** Which socket of a server belongs to which client: a path says nothing of that, but a server takes clients in their order. */
import type { KnownLane } from './known-lane.ts';
import type { Media, Medium, Mouth } from './media.ts';

export interface UnixPairs {
	/** A lane is about to connect to this path at `t`, or has taken a client by then. */
	end(lane: KnownLane, path: string, isClient: boolean, t: number): Mouth;
	/** A client was not connected after all. */
	drop(mouth: Mouth | undefined): void;
	/** Pairs those that can be paired. */
	settle(): void;
}

interface Client {
	medium: Medium;
	t: number;
}

interface Server {
	mouth: Mouth;
	t: number;
	looks: number;
}

/** When a server's line was read, its client's line, which was written earlier, is read the next time at the latest. */
const LOOKS = 2;

/** Starts with none. */
export function unixPairs(media: Media): UnixPairs {
	const paths = new Map<string, { clients: Client[]; servers: Server[] }>();

	/** One that connected only later is not its client, who is outside the run then. */
	function pair({ mouth, t }: Server, clients: Client[]): void {
		const [client] = clients;
		if (!client || client.t > t) return;
		clients.shift();
		const lone = mouth.medium;
		mouth.medium = client.medium;
		media.join(lone, client.medium);
	}

	return {
		end(lane, path, isClient, t) {
			const own = paths.get(path) ?? { clients: [], servers: [] };
			paths.set(path, own);
			const medium = media.create('unix', isClient ? [() => lane, nobody] : [nobody, () => lane]);
			const mouth: Mouth = { medium, side: isClient ? 0 : 1 };
			if (isClient) own.clients.push({ medium, t });
			else own.servers.push({ mouth, t, looks: 0 });
			return mouth;
		},
		drop(mouth) {
			for (const own of paths.values()) own.clients = own.clients.filter(({ medium }) => medium !== mouth?.medium);
		},
		settle() {
			for (const { clients, servers } of paths.values()) {
				clients.sort((a, b) => a.t - b.t);
				servers.sort((a, b) => a.t - b.t);
				for (const server of servers) server.looks++;
				while ((servers[0]?.looks ?? 0) >= LOOKS) pair(servers.shift() as Server, clients);
			}
		},
	};
}

const nobody = (): undefined => undefined;
