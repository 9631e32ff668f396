import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Recording, RunEvent } from '../../scripts/recording/types.ts';
import { firstRace } from '../../scripts/timeline/fixtures/first-race.ts';
import { layout } from '../../scripts/timeline/layout.ts';
import { sceneOf } from '../../scripts/timeline/scene.ts';
import { AS_IT_RAN, playedFor } from './pace.ts';
import { type Player, player } from './player.ts';

const { base } = layout(sceneOf(firstRace), { width: 600 });

/** A browser whose pictures come when the test says so. */
function frames() {
	let waiting: ((now: number) => void) | undefined;
	let now = 0;
	return {
		request(tick: (now: number) => void) {
			waiting = tick;
			return 1;
		},
		cancel() {
			waiting = undefined;
		},
		/** So many milliseconds pass, in pictures. */
		pass(ms: number, each = 10) {
			for (const end = now + ms; now < end; ) {
				now = Math.min(end, now + each);
				const tick = waiting;
				waiting = undefined;
				tick?.(now);
			}
		},
	};
}

function over(recording: Recording = firstRace, still = false) {
	const screen = frames();
	return { screen, moved: player(recording, { base: () => base, still, frames: screen }) };
}

const says = ({ event }: Player) => event && `${event.t} ${event.lane} ${event.kind}`;

test('player() shows the whole run until it is moved, and steps from its beginning', () => {
	const { moved } = over();
	assert.equal(moved.t, undefined);
	assert.equal(moved.event, undefined);
	moved.step(1);
	assert.equal(moved.passed, 1);
	assert.equal(moved.t, moved.events[0]?.t);
});

test('step() goes through the events of one instant one by one, and back again', () => {
	const at: RunEvent[] = ['P1', 'P1.T1', 'P1.T2'].map((lane) => ({ t: 5, lane, kind: 'mark', name: lane }));
	const { moved } = over({ ...firstRace, events: at });
	for (const lane of ['P1', 'P1.T1', 'P1.T2', 'P1.T2']) {
		moved.step(1);
		assert.equal(says(moved), `5 ${lane} mark`);
	}
	moved.step(-1);
	assert.equal(says(moved), '5 P1.T1 mark');
	moved.step(-1);
	moved.step(-1);
	assert.equal(moved.passed, 1);
});

test('step() keeps to the lane that was chosen, and stays where that has no more', () => {
	const { moved } = over();
	const lane = moved.events.at(-1)?.lane === 'P1' ? 'P1.T1' : 'P1';
	moved.lane = lane;
	const own = moved.events.filter((event) => event.lane === lane);
	for (const event of own) {
		moved.step(1);
		assert.equal(moved.event, event);
	}
	moved.step(1);
	assert.equal(moved.event, own.at(-1));
	moved.step(-1, 'P1');
	assert.equal(moved.event?.lane, 'P1');
});

test('jump() goes between marks and outputs, and beyond them to the ends of the run', () => {
	const { moved } = over();
	const wanted = moved.events.filter(({ kind }) => kind === 'mark' || kind === 'out');
	for (const event of wanted) {
		moved.jump(1);
		assert.equal(moved.event, event);
	}
	moved.jump(-1);
	assert.equal(moved.event, wanted.at(-2));
	moved.jump(1);
	moved.jump(1);
	assert.equal(moved.t, moved.last);
	for (const _ of [...wanted, undefined]) moved.jump(-1);
	assert.equal(moved.t, 0);
});

test('seek() stays within the run, and takes of one instant the lane that is asked for', () => {
	const { moved } = over();
	moved.seek(-5);
	assert.equal(moved.t, 0);
	moved.seek(1e12);
	assert.equal(moved.t, moved.last);
	const [first, second] = [
		{ t: 7, lane: 'P1', kind: 'mark', name: 'a' },
		{ t: 7, lane: 'P1.T1', kind: 'mark', name: 'b' },
	] as RunEvent[];
	const both = over({ ...firstRace, events: [first as RunEvent, second as RunEvent] }).moved;
	both.seek(7, 'P1');
	assert.equal(both.event, first);
	both.seek(7);
	assert.equal(both.event, second);
	both.seek(undefined);
	assert.equal(both.t, undefined);
});

test('play() takes the readable time over the axis, at each speed, and ends at the end', () => {
	const { moved, screen } = over();
	const played = playedFor(moved.events.length);
	moved.play();
	screen.pass(10);
	screen.pass(played / 2);
	assert.ok(moved.playing);
	assert.ok(Math.abs(moved.share(moved.t ?? 0) - 0.5 * moved.share(moved.last)) < 0.01);
	moved.speed = 4;
	screen.pass(played / 16);
	assert.ok(Math.abs(moved.share(moved.t ?? 0) - 0.75 * moved.share(moved.last)) < 0.01);
	screen.pass(played);
	assert.equal(moved.playing, false);
	assert.equal(moved.t, moved.last);
	moved.toggle();
	assert.equal(moved.t, 0);
});

test('play() at its own speed passes a millisecond in a millisecond', () => {
	const { moved, screen } = over();
	moved.speed = AS_IT_RAN;
	moved.play();
	screen.pass(10);
	screen.pass(7);
	assert.equal(moved.t, 7000);
});

test('play() goes on where it was when the page was out of sight', () => {
	const { moved, screen } = over();
	moved.play();
	screen.pass(10);
	screen.pass(60_000, 60_000);
	assert.ok(moved.playing);
	assert.ok(moved.share(moved.t ?? 0) < 0.1);
});

test('play() goes from event to event where motion is unwelcome', () => {
	const { moved, screen } = over(firstRace, true);
	const seen = new Set<number | undefined>();
	moved.watch(({ t }) => seen.add(t));
	moved.play();
	screen.pass(10_000);
	const instants = new Set<number | undefined>([...moved.events.map(({ t }) => t), 0, moved.last]);
	assert.ok([...seen].every((t) => instants.has(t)));
	assert.ok(seen.size > 5);
	assert.equal(moved.t, moved.last);
});

test('play() pauses what else is playing', () => {
	const [one, other] = [over(), over()];
	one.moved.play();
	other.moved.play();
	assert.deepEqual([one.moved.playing, other.moved.playing], [false, true]);
	one.moved.play();
	assert.deepEqual([one.moved.playing, other.moved.playing], [true, false]);
	one.moved.end();
	assert.equal(one.moved.playing, false);
});

test('watch() is told of each change until it ends', () => {
	const { moved } = over();
	let told = 0;
	const leave = moved.watch(() => told++);
	moved.step(1);
	moved.lane = 'P1';
	leave();
	moved.step(1);
	assert.equal(told, 2);
	moved.watch(() => told++);
	moved.end();
	moved.step(1);
	assert.equal(told, 2);
});
