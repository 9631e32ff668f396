import type { Recording, RunEvent } from '../../scripts/recording/types.ts';

/** Words that would act if they were taken for anything but text. */
export const HOSTILE = `</script></text></svg><img src=x onerror="window.hacked=1"><a href="javascript:window.hacked=1">hacked</a>\u202e\u001b]8;;javascript:window.hacked=1\u0007`;

/** The same run with hostile words wherever a program may put its own. */
export function hostile({ header, lanes, events }: Recording): Recording {
	const { lab: _, variant: __, digest: ___, ...rest } = header;
	return {
		header: { ...rest, command: ['node', HOSTILE] },
		lanes: lanes.map((lane) => ({ ...lane, name: HOSTILE, ...(lane.argv && { argv: [HOSTILE] }) })),
		events: events.flatMap((event): RunEvent[] => {
			if (event.kind === 'out') return [{ ...event, text: `${HOSTILE}\n` }];
			if (event.kind === 'send') return [{ ...event, preview: HOSTILE }];
			if (event.kind !== 'mark') return [event];
			return [
				{ ...event, name: HOSTILE, detail: { [HOSTILE]: HOSTILE }, at: `main.ts:${event.at?.split(':')[1] ?? 1}` },
				{ t: event.t, lane: event.lane, kind: 'error', name: HOSTILE, message: HOSTILE },
			];
		}),
	};
}
