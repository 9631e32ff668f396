/** Which socket of a server belongs to which client: a path says nothing of that, but a server takes clients in their order. */
import type { KnownLane } from './known-lane.ts';
import type { Media, Medium, Mouth } from './media.ts';

export interface UnixPairs {
	/** A lane is about to connect to this path at `t`, or has taken a client by then. */
	end(lane: KnownLane, path: string, isClient: boolean, t: number): Mouth;
	/** A client is connected by `t`. */
	connected(mouth: Mouth | undefined, t: number): void;
	/** A client was not connected after all. */
	drop(mouth: Mouth | undefined): void;
	/** Pairs those that can be paired. */
	settle(): void;
}

interface Client {
	medium: Medium;
	/** It was connected between these two moments; the second may not be known yet. */
	from: number;
	to: number;
}

interface Server {
	mouth: Mouth;
	t: number;
	looks: number;
}

/** When a server's line was read, its client's first line, which was written earlier, is read the next time at the latest. */
const LOOKS = 2;
/** The second line is waited for so long. */
const MOST_LOOKS = 50;

/** Starts with none. */
export function unixPairs(media: Media): UnixPairs {
	const paths = new Map<string, { clients: Client[]; servers: Server[] }>();

	/** One that connected only later is not its client, who is outside the run then. */
	function pair({ mouth, t }: Server, clients: Client[]): void {
		const [client, ...others] = clients.sort((a, b) => a.to - b.to);
		if (!client || client.from > t) return;
		clients.shift();
		if (others.some(({ from }) => from < Math.min(client.to, t))) client.medium.doubtful = true;
		const lone = mouth.medium;
		mouth.medium = client.medium;
		media.join(lone, client.medium);
	}

	function isReady({ looks, t }: Server, clients: Client[]): boolean {
		const waits = clients.some(({ from, to }) => from < t && to === Number.POSITIVE_INFINITY);
		return looks >= (waits ? MOST_LOOKS : LOOKS);
	}

	function clientOf(mouth: Mouth | undefined): Client | undefined {
		for (const { clients } of paths.values()) {
			const client = clients.find(({ medium }) => medium === mouth?.medium);
			if (client) return client;
		}
		return undefined;
	}

	return {
		end(lane, path, isClient, t) {
			const own = paths.get(path) ?? { clients: [], servers: [] };
			paths.set(path, own);
			const medium = media.create('unix', isClient ? [() => lane, nobody] : [nobody, () => lane]);
			const mouth: Mouth = { medium, side: isClient ? 0 : 1 };
			if (isClient) own.clients.push({ medium, from: t, to: Number.POSITIVE_INFINITY });
			else own.servers.push({ mouth, t, looks: 0 });
			return mouth;
		},
		connected(mouth, t) {
			const client = clientOf(mouth);
			if (client) client.to = t;
		},
		drop(mouth) {
			for (const own of paths.values()) own.clients = own.clients.filter(({ medium }) => medium !== mouth?.medium);
		},
		settle() {
			for (const { clients, servers } of paths.values()) {
				servers.sort((a, b) => a.t - b.t);
				for (const server of servers) server.looks++;
				while (servers[0] && isReady(servers[0], clients)) pair(servers.shift() as Server, clients);
			}
		},
	};
}

const nobody = (): undefined => undefined;
