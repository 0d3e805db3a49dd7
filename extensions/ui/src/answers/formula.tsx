/** A formula typeset as MathML from the service's tree; every browser draws it, and readers say it. */
import { createElement, type ReactElement, type ReactNode } from 'react';
import type { FormulaNode } from '../views.js';

const GREEK: Record<string, string> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ',
  lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', chi: 'χ', psi: 'ψ',
  omega: 'ω', pi: 'π', Delta: 'Δ', Omega: 'Ω', Phi: 'Φ', Psi: 'Ψ', Lambda: 'Λ', Sigma: 'Σ', e: 'e'
}; // prettier-ignore
const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const ATOM = 4;

export function Formula(props: { formula: FormulaNode }): ReactElement {
  return element('math', { displaystyle: 'true' }, drawn(props.formula));
}

function element(name: string, attributes: Record<string, string>, ...children: ReactNode[]): ReactElement {
  return createElement(name, attributes, ...children);
}

const row = (...children: ReactNode[]): ReactElement => element('mrow', {}, ...children);
const mark = (text: string): ReactElement => element('mo', {}, text);

/** What a minus stands before: -1 times something, also where that is the beginning of a product or the top. */
function negated(node: FormulaNode): FormulaNode | null {
  const [first, second] = node.parts;
  if (!first || !second || (node.op !== '*' && node.op !== '/')) {
    return null;
  }
  if (node.op === '*' && first.op === 'number' && first.name === '-1') {
    return second;
  }
  const inner = negated(first);
  return inner && { ...node, parts: [inner, second] };
}

function rank(node: FormulaNode): number {
  if (node.op === '+' || negated(node)) {
    return SUM;
  }
  return node.op === '*' || node.op === '/' ? PRODUCT : node.op === '^' ? POWER : ATOM;
}

/** The node, in brackets if it binds less tightly than what is around it. */
function within(node: FormulaNode, least: number): ReactNode {
  return rank(node) < least ? row(mark('('), drawn(node), mark(')')) : drawn(node);
}

function drawn(node: FormulaNode): ReactNode {
  const [first, second] = node.parts;
  const opposite = negated(node);
  if (opposite) {
    return row(mark('−'), within(opposite, PRODUCT));
  }
  if (first && second) {
    return drawnPair(node, first, second);
  }
  if (first) {
    return applied(node.name, first);
  }
  return node.op === 'number' ? element('mn', {}, node.name) : symbol(node.name);
}

function drawnPair(node: FormulaNode, first: FormulaNode, second: FormulaNode): ReactNode {
  switch (node.op) {
    case '+':
      return sum(first, second);
    case '/':
      return element('mfrac', {}, row(drawn(first)), row(drawn(second)));
    case '^':
      return raised(first, second);
    default:
      return product(first, second);
  }
}

function symbol(name: string): ReactNode {
  const [, stem = name, below = ''] = /^([^_\d]+)_?(\w*)$/.exec(name) ?? [];
  const letter = element('mi', {}, GREEK[stem] ?? stem);
  return below ? element('msub', {}, letter, element('mi', {}, GREEK[below] ?? below)) : letter;
}

function sum(first: FormulaNode, second: FormulaNode): ReactNode {
  const taken = negated(second);
  return row(drawn(first), mark(taken ? '−' : '+'), taken ? within(taken, PRODUCT) : within(second, PRODUCT));
}

function product(first: FormulaNode, second: FormulaNode): ReactNode {
  const between = second.op === 'number' || startsWithNumber(second) ? mark('·') : mark('\u2062');
  return row(within(first, PRODUCT), between, within(second, PRODUCT));
}

function startsWithNumber(node: FormulaNode): boolean {
  const first = node.parts[0];
  return node.op === 'number' || ((node.op === '*' || node.op === '^') && !!first && startsWithNumber(first));
}

function raised(below: FormulaNode, power: FormulaNode): ReactNode {
  const inside = below.parts[0];
  if (below.op === 'function' && inside && !['sqrt', 'abs'].includes(below.name)) {
    const name = element('msup', {}, element('mi', {}, FUNCTIONS[below.name] ?? below.name), row(drawn(power)));
    return row(name, mark('\u2061'), mark('('), drawn(inside), mark(')'));
  }
  return element('msup', {}, row(within(below, ATOM)), row(drawn(power)));
}

const FUNCTIONS: Record<string, string> = {
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  log: 'ln',
  log10: 'lg'
};

function applied(name: string, inside: FormulaNode): ReactNode {
  if (name === 'sqrt') {
    return element('msqrt', {}, row(drawn(inside)));
  }
  if (name === 'abs') {
    return row(mark('|'), drawn(inside), mark('|'));
  }
  const bare = inside.op === 'symbol' || inside.op === 'number' || inside.op === 'constant';
  const argument = bare ? drawn(inside) : row(mark('('), drawn(inside), mark(')'));
  return row(element('mi', {}, FUNCTIONS[name] ?? name), mark('\u2061'), argument);
}
