import type { CDPSession, Page } from 'playwright';

/** How fast a reader's machine and network are. */
export interface Mode {
	name: string;
	/** So many times slower. */
	cpu: number;
	network?: { down: number; up: number; latency: number };
	/** How long nothing may happen until a page counts as loaded, milliseconds. */
	quiet: number;
}

const MBIT = 1e6 / 8;

/** As this machine is, and as a slow phone far away is. */
export const MODES = {
	free: { name: 'as this machine is', cpu: 1, quiet: 1500 },
	slowed: {
		name: 'CPU 4 times slower, 1.6 Mbit/s, 150 ms',
		cpu: 4,
		network: { down: 1.6 * MBIT, up: 0.75 * MBIT, latency: 150 },
		quiet: 3000,
	},
	/** For what is no matter of the network. */
	slowCpu: { name: 'CPU 4 times slower', cpu: 4, quiet: 3000 },
} satisfies Record<string, Mode>;

/** Makes a page so slow, until it is closed. */
export async function slowDown(page: Page, { cpu, network }: Mode): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	if (cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
	if (network) {
		const { down, up, latency } = network;
		await session.send('Network.emulateNetworkConditions', {
			offline: false,
			latency,
			downloadThroughput: down,
			uploadThroughput: up,
		});
	}
	return session;
}
