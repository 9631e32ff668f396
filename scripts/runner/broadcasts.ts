/**
 * Broadcasts: one send, any number of receives. All BroadcastChannels of a name in one process see the same messages in the
 * same order, but for their own; what does not say who sent it is told apart by what it says. Pure.
 */
import type { EventBody, KnownLane } from './known-lane.ts';
import type { CarriedPorts, JoinLine, ReceiveLine, SendLine } from './lines.ts';
import type { Carried } from './messages.ts';
import type { Thin } from './thin.ts';

export interface Broadcasts {
	has(file: string, ch: string): boolean;
	join(file: string, lane: KnownLane, line: JoinLine): void;
	send(file: string, lane: KnownLane, line: SendLine, carried: Carried | undefined): void;
	waits(file: string, line: ReceiveLine): string | undefined;
	receive(file: string, lane: KnownLane, line: ReceiveLine): void;
}

export interface BroadcastsOptions {
	thinned: Thin;
	event(lane: KnownLane, body: EventBody, t: number): void;
	place(place: string | undefined): string | undefined;
	wake(key: string): void;
	join(sent: Carried, file: string, came: CarriedPorts): void;
}

interface Group {
	channel: string;
	members: Member[];
	next: number;
	/** Left out by the probes from here on: what is received may not be among what is known to have been sent. */
	thinned: boolean;
}

interface Member {
	group: Group;
	joined: number;
	sends: { message: string; preview: string | undefined; t: number; told: boolean; carried: Carried | undefined }[];
	/** How many of each other member's it has passed. */
	passed: Map<Member, number>;
}

interface Fit {
	from: Member;
	index: number;
	t: number;
}

/** Nobody has joined. */
export function broadcasts({ thinned, event, place, wake, join }: BroadcastsOptions): Broadcasts {
	const groups = new Map<string, Group>();
	const members = new Map<string, Member>();
	const memberOf = (file: string, ch: string) => members.get(`${file} ${ch}`) as Member;

	return {
		has: (file, ch) => members.has(`${file} ${ch}`),
		join(file, lane, { ch, name, t }) {
			const channel = `broadcast:${name}@${lane.process.lane.id}`;
			const group = groups.get(channel) ?? { channel, members: [], next: 0, thinned: false };
			groups.set(channel, group);
			const member: Member = { group, joined: t, sends: [], passed: new Map() };
			group.members.push(member);
			members.set(`${file} ${ch}`, member);
		},
		send(file, lane, line, carried) {
			const { group, sends } = memberOf(file, line.ch);
			const { t, bytes, preview, at } = line;
			const { channel } = group;
			const message = `${channel}#${group.next++}`;
			const told = thinned.tells(lane, 'send', t);
			if (told) event(lane, { kind: 'send', message, channel, ...{ bytes, preview }, at: place(at) }, t);
			if (line.n > sends.length) group.thinned = true;
			sends.push({ message, preview, t, told, carried });
			wake(channel);
		},
		waits(file, line) {
			const member = memberOf(file, line.ch);
			return member.group.thinned || fits(member, line).length > 0 ? undefined : member.group.channel;
		},
		receive(file, lane, line) {
			const member = memberOf(file, line.ch);
			const [first, ...others] = fits(member, line).sort((a, b) => a.t - b.t);
			const sent = first?.from.sends[first.index];
			if (first) member.passed.set(first.from, first.index + 1);
			if (sent?.carried) join(sent.carried, file, line);
			if (!sent?.told) thinned.leave(lane, 'receive', line.t, 1);
			else {
				const seen = others.length > 0 ? { seen: 'inferred' as const } : {};
				const told = { message: sent.message, channel: member.group.channel, at: place(line.at), ...seen };
				event(lane, { kind: 'receive', ...told }, line.t);
			}
		},
	};
}

/** What each other member sent next of what says the same. */
function fits(member: Member, { preview, t }: ReceiveLine): Fit[] {
	return member.group.members.flatMap((from) => {
		if (from === member) return [];
		const passed = member.passed.get(from) ?? 0;
		const says = (since: number) =>
			from.sends.findIndex((send, at) => at >= passed && send.t >= since && send.t <= t && send.preview === preview);
		// One that was being sent while it joined may have reached it, too.
		const index = says(member.joined) === -1 ? says(0) : says(member.joined);
		const send = from.sends[index];
		return send ? [{ from, index, t: send.t }] : [];
	});
}
