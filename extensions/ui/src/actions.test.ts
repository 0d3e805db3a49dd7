import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import {
  AUTHOR_ACTIONS,
  CLASS_ACTIONS,
  COMMANDS,
  does,
  named,
  nearest,
  SHARED_ACTIONS,
  STUDENT_ACTIONS
} from './actions.js';
import { AuthorIDs, CommandIDs, DashboardIDs, ObjectiveIDs } from '../../lab/src/commands.js';

const ACTIONS = { ...SHARED_ACTIONS, ...STUDENT_ACTIONS, ...CLASS_ACTIONS, ...AUTHOR_ACTIONS };

/** Pressed by mouse only where keys and a command have a way of their own, which is named here. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'ui/src/heat-map.tsx span': 'Find a student, and Enter in the grid',
  'ui/src/author/picker.tsx li': 'the field that lists them, by its own command',
  'ui/src/author/source-fields.tsx summary': 'only in widgets, which have no palette'
};

interface Found {
  where: string;
  marked: boolean;
}

/** Every element that can be pressed, in the sources of what Lab shows. */
function pressed(folder: string): Found[] {
  const root = new URL(`../../${folder}/`, import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(one => /(?<!test)\.tsx$/.test(one));
  return files.flatMap(file => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const found: Found[] = [];
    const look = (node: ts.Node): void => {
      if (ts.isJsxOpeningLikeElement(node)) {
        const tag = node.tagName.getText();
        const told = node.attributes.getText();
        if (['button', 'summary'].includes(tag) || (/^[a-z]/.test(tag) && /\bonClick=/.test(told))) {
          found.push({ where: `${folder}/${file} ${tag}`, marked: told.includes('{...does(') });
        }
      }
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
    return found;
  });
}

test('everything that can be pressed has a command', () => {
  const found = [...pressed('ui/src'), ...pressed('lab/src')];
  expect(found.length).toBeGreaterThan(80);
  const without = found.filter(one => !one.marked).map(one => one.where);
  expect(without.sort()).toEqual(Object.keys(OTHERWISE).sort());
});

test('an action is a command of its own or made of its name, never both', () => {
  const ids: string[] = [CommandIDs, AuthorIDs, ObjectiveIDs, DashboardIDs].flatMap(one => Object.values(one));
  expect(COMMANDS.filter(one => !ids.includes(`openclass:${one}`))).toEqual([]);
  expect(Object.keys(ACTIONS).filter(one => ids.includes(`openclass:${one}`))).toEqual([]);
});

test('no two commands have one label', () => {
  const labels = Object.values(ACTIONS);
  expect(new Set(labels).size).toBe(labels.length);
});

test('a mark says what it does, and to which', () => {
  expect(does('add-hint')).toEqual({ 'data-oc-act': 'add-hint' });
  expect(does('keep-hint', 'Sled')).toEqual({ 'data-oc-act': 'keep-hint', 'data-oc-of': 'Sled' });
});

/** As much of an element as is needed here. */
class Part {
  parentElement: Part | null = null;
  readonly parts: Part[];

  constructor(...parts: Part[]) {
    this.parts = parts;
    parts.forEach(one => (one.parentElement = this));
  }

  contains(other: Part): boolean {
    return other === this || this.parts.some(one => one.contains(other));
  }
}

test('the row that had the focus last is meant, then its list, then any', () => {
  const [first, second, text, elsewhere] = [new Part(), new Part(), new Part(), new Part()];
  const row = new Part(second, text);
  const list = new Part(new Part(first), row, elsewhere);
  const page = new Part(list, new Part());
  expect(nearest([first, second], text)).toEqual([second]);
  expect(nearest([first, second], elsewhere)).toEqual([first, second]);
  expect(nearest([first, second], page)).toEqual([first, second]);
  expect(nearest([first, second], new Part())).toEqual([first, second]);
  expect(nearest([], text)).toEqual([]);
});

test('where several could be meant they are told apart by their names', () => {
  const part = (textContent: string, of: Record<string, string> = {}) => ({
    textContent,
    getAttribute: (name: string) => of[name] ?? null
  });
  const all = [
    part('×', { 'aria-label': 'Remove hint 1' }),
    part('Keep', { 'data-oc-of': 'Sled' }),
    part(' Ada '),
    part('Ada')
  ];
  expect([...named(all)].map(([name, one]) => [name, all.indexOf(one)])).toEqual([
    ['Remove hint 1', 0],
    ['Sled', 1],
    ['Ada', 2]
  ]);
});
