/** Beside the name of each process that has more lanes: a button that draws it as one row, and back. */
import type { LaneId } from '../../scripts/recording/types.ts';
import { nameEdges } from '../../scripts/timeline/extent.ts';
import type { Layout } from '../../scripts/timeline/layout.ts';
import type { Scene } from '../../scripts/timeline/scene.ts';
import { html } from './html.ts';

export interface CollapseButtons {
	redraw(layout: Layout): void;
}

const SIZE = 20;

export function collapseButtons(place: HTMLElement, toggle: (lane: LaneId) => void): CollapseButtons {
	const buttons = new Map<LaneId, HTMLElement>();
	let scene: Scene | undefined;
	return {
		redraw(layout) {
			if (scene !== layout.scene) {
				for (const [lane, button] of buttons)
					if (!layout.scene.lanes.some(({ lane: { id } }) => id === lane)) button.remove();
				scene = layout.scene;
			}
			const shown = new Set<LaneId>();
			for (const row of layout.rows) {
				if (!hasMore(layout.scene, row.lane)) continue;
				shown.add(row.lane);
				const button = buttons.get(row.lane) ?? made(row.lane);
				const isCollapsed = layout.view.collapsed.has(row.lane);
				const { x1, x2 } = nameEdges(row);
				const after = layout.left > 0 ? Math.min(x2 + 4, layout.left - SIZE) : x2 + 6;
				const x = row.anchor === 'end' ? x1 - SIZE - 2 : after;
				button.style.translate = `${Math.round(x)}px ${Math.round(row.baseline - 14)}px`;
				button.hidden = x < 0 || x > layout.width - SIZE;
				const sign = isCollapsed ? '+' : '−';
				if (button.textContent === sign) continue;
				button.textContent = sign;
				button.setAttribute('aria-expanded', String(!isCollapsed));
			}
			for (const [lane, button] of buttons) if (!shown.has(lane)) button.hidden = true;
		},
	};

	// Not a stop of the Tab key, or sixty lanes would be as many: the timeline has a key for it.
	function made(lane: LaneId): HTMLElement {
		const label = `Threads of ${lane} and what it started`;
		const button = html('button', { type: 'button', class: 'collapse', tabindex: '-1', 'aria-label': label });
		button.onclick = () => toggle(lane);
		buttons.set(lane, button);
		place.append(button);
		return button;
	}
}

/** Whether a process has threads, or started another. */
export function hasMore({ lanes }: Scene, id: LaneId): boolean {
	return !id.includes('.') && lanes.some(({ lane }) => lane.parent === id || lane.id.startsWith(`${id}.`));
}
