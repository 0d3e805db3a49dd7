import { expect, test } from 'vitest';
import { columns, placed } from './layout.js';

const GRAPH = [
  { id: 'units', requires: [] },
  { id: 'newton', requires: ['units'] },
  { id: 'friction', requires: ['newton', 'units'] },
  { id: 'energy', requires: ['newton'] }
];

test('what requires something stands to the right of it', () => {
  expect([...columns(GRAPH)]).toEqual([
    ['units', 0],
    ['newton', 1],
    ['friction', 2],
    ['energy', 2]
  ]);
});

test('no two nodes stand on each other', () => {
  const places = placed(GRAPH).map(one => `${one.column} ${one.row}`);
  expect(new Set(places).size).toBe(GRAPH.length);
});

test('a circle, which only a broken course has, is laid out all the same', () => {
  const circle = [
    { id: 'a', requires: ['b'] },
    { id: 'b', requires: ['a'] }
  ];
  expect(placed(circle)).toHaveLength(2);
});

test('a wide layer keeps one row a node, in the order of what it is joined to', () => {
  const wide = [
    { id: 'one', requires: [] },
    { id: 'two', requires: [] },
    { id: 'of two', requires: ['two'] },
    { id: 'of one', requires: ['one'] }
  ];
  const row = new Map(placed(wide).map(each => [each.id, each.row]));
  const before = (one: string, other: string): boolean => row.get(one)! < row.get(other)!;
  expect(before('one', 'two')).toBe(before('of one', 'of two'));
});
