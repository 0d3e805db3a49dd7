import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { FormulaNode } from '../views.js';
import { Formula } from './formula.js';

const number = (name: string): FormulaNode => ({ op: 'number', name, parts: [] });
const symbol = (name: string): FormulaNode => ({ op: 'symbol', name, parts: [] });
const of = (op: string, ...parts: FormulaNode[]): FormulaNode => ({ op, name: '', parts });
const applied = (name: string, inside: FormulaNode): FormulaNode => ({ op: 'function', name, parts: [inside] });
const text = (node: FormulaNode): string =>
  renderToStaticMarkup(<Formula formula={node} />)
    .replace(/<\/?(?:math|mrow|mi|mn|mo)\b[^>]*>/g, '')
    .replace(/[\u2061\u2062]/g, '');

const x = symbol('x');

test('brackets stand where they are needed, and only there', () => {
  expect(text(of('*', number('2'), of('+', x, number('1'))))).toBe('2(x+1)');
  expect(text(of('+', of('*', number('2'), x), number('1')))).toBe('2x+1');
  expect(text(of('*', x, number('2')))).toBe('x·2');
  expect(text(of('^', of('+', x, number('1')), number('2')))).toBe('<msup>(x+1)2</msup>');
});

test('a minus is drawn once, in front', () => {
  const minus = (node: FormulaNode): FormulaNode => of('*', number('-1'), node);
  expect(text(of('+', x, minus(number('3'))))).toBe('x−3');
  expect(text(of('*', minus(symbol('m')), symbol('g')))).toBe('−mg');
  expect(text(of('/', minus(symbol('m')), x))).toBe('−<mfrac>mx</mfrac>');
  expect(text(of('+', x, minus(of('+', x, number('1')))))).toBe('x−(x+1)');
});

test('functions, roots, Greek letters and indices', () => {
  expect(text(applied('sin', symbol('theta')))).toBe('sinθ');
  expect(text(applied('sqrt', of('/', symbol('L'), symbol('g'))))).toBe('<msqrt><mfrac>Lg</mfrac></msqrt>');
  expect(text(of('^', applied('sin', x), number('2')))).toBe('<msup>sin2</msup>(x)');
  expect(text(symbol('v_0'))).toBe('<msub>v0</msub>');
  expect(text(symbol('<b>'))).not.toContain('<b>');
});
