/** Checks that what was received had been sent. */
import { parseChannel } from './channel.ts';
import { explainer } from './missing-send.ts';
import type { MessageEvent, Recording } from './types.ts';
import type { Problem } from './validate.ts';

/**
 * Messages that are sent twice, received without having been sent, or earlier, or a second time. What was broadcast may be
 * received any number of times.
 */
export function checkPartners(recording: Recording): Problem[] {
	const { events } = recording;
	const isExplained = explainer(recording);
	const sends = new Map<string, MessageEvent>();
	const received = new Set<string>();
	const problems: Problem[] = [];
	events.forEach((event, index) => {
		if (event.kind !== 'send' || event.message === undefined) return;
		if (sends.has(event.message)) problems.push({ message: `"${event.message}" is sent a second time.`, event: index });
		else sends.set(event.message, event);
	});
	events.forEach((event, index) => {
		if (event.kind !== 'receive' || event.message === undefined) return;
		const { lane, message, channel, t } = event;
		const send = sends.get(message);
		const report = (message: string) => problems.push({ message, event: index });
		if (!send && !isExplained(event)) report(`${lane} receives "${message}", which nobody sent.`);
		if (send && send.t > t) report(`${lane} receives "${message}" at ${t}, before it was sent at ${send.t}.`);
		if (send && send.channel !== channel)
			report(`${lane} receives "${message}" from ${channel}, and it was sent to ${send.channel}.`);
		if (received.has(message) && parseChannel(channel).kind !== 'broadcast')
			report(`${lane} receives "${message}", which had been received before.`);
		received.add(message);
	});
	return problems;
}
