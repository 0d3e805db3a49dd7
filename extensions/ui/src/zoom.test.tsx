import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CourseMap } from './course-map.js';
import type { Objective, Progress } from './views.js';
import { fitting, stepped } from './zoom.js';

test('a graph is made as small as its room asks, and never larger than it is', () => {
  expect(fitting({ width: 2000, height: 500 }, { width: 1000, height: 500 })).toBe(0.5);
  expect(fitting({ width: 1000, height: 3000 }, { width: 1000, height: 500 })).toBe(0.16);
  expect(fitting({ width: 200, height: 100 }, { width: 1000, height: 500 })).toBe(1);
  expect(fitting({ width: 200, height: 100 }, { width: 0, height: 0 })).toBe(0.01);
});

test('from what fits, a step leads to the next round scale; at either end it stays', () => {
  expect([stepped(0.31, 1), stepped(0.73, 1), stepped(0.73, -1)]).toEqual([0.5, 0.8, 0.67]);
  expect([stepped(1, 1), stepped(1, -1)]).toEqual([1.25, 0.8]);
  expect([stepped(2, 1), stepped(0.31, -1)]).toEqual([2, 0.31]);
});

/** Sixty objectives, ten beside one another, each after the one above it. */
function sixty(): Progress {
  const objectives = Array.from({ length: 60 }, (_, at) => ({
    objective: `one-${at}`,
    name: `Objective ${at}`,
    requires: at < 10 ? [] : [`one-${at - 10}`],
    state: 'not begun',
    mastery: 0,
    needed: 0.8,
    lead: ''
  }));
  return { objectives: objectives as Partial<Objective>[] as Objective[], assignments: [], next: null } as never;
}

test('a map of sixty objectives is larger than a screen, and fits one that can still be told apart', () => {
  const drawn = renderToStaticMarkup(
    <CourseMap progress={sixty()} onOpen={() => undefined} onExplain={() => undefined} />
  );
  const graph = /class="oc-graph"[^>]*style="width:(\d+)px;height:(\d+)px;zoom:1"/.exec(drawn);
  const size = { width: Number(graph?.[1]), height: Number(graph?.[2]) };
  const room = { width: 1100, height: 740 };
  expect(size.width).toBeGreaterThan(room.width);
  expect(size.height).toBeGreaterThan(room.height);
  const scale = fitting(size, room);
  expect(scale).toBeGreaterThan(0.5);
  expect(size.width * scale).toBeLessThanOrEqual(room.width);
  expect(size.height * scale).toBeLessThanOrEqual(room.height);
  ['zoom-out', 'zoom-in', 'zoom-fit'].forEach(one => expect(drawn).toContain(`data-oc-act="${one}"`));
});
