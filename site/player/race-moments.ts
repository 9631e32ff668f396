import type { Recording } from '../../scripts/recording/types.ts';
import { numberOf, salesOf } from '../../scripts/timeline/decisive.ts';
import type { RaceScene } from './race.ts';
import { lineIn } from './source-lines.ts';

/** A mark of a scene, with the line that made it and what is left after it. */
export interface RaceMoment {
	t: number;
	lane: string;
	line: number;
	byProgram: number;
	bySales: number;
}

/** The marks of a scene by time; before the first of them stands how it began. */
export function raceMoments(recording: Recording, scene: RaceScene, file: string): RaceMoment[] {
	const sales = salesOf(recording).filter(({ write }) => write.t >= scene.from && write.t <= scene.to);
	const start = scene.decisive?.read ?? Math.max(...sales.map(({ read }) => numberOf(read)));
	const moments = [{ t: scene.from, lane: '', line: 0, byProgram: start, bySales: start }];
	for (const event of recording.events) {
		if (event.kind !== 'mark' || event.t < scene.from || event.t > scene.to) continue;
		const last = moments.at(-1) as RaceMoment;
		const sale = sales.find(({ write }) => write === event);
		moments.push({
			t: event.t,
			lane: event.lane,
			line: lineIn(file, event.at) ?? 0,
			byProgram: sale ? numberOf(sale.write) : last.byProgram,
			bySales: last.bySales - (sale ? numberOf(sale.read) - numberOf(sale.write) : 0),
		});
	}
	return moments;
}
