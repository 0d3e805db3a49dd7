/** The control for a kind of answer, over the text that is its state. */
import type { ReactElement } from 'react';
import { readAnswer, withValues } from './answer-source.js';
import { ChoiceAnswer } from './choice-answer.js';
import { chosen } from './choices.js';
import type { ControlProps } from './control.js';
import type { AnswerForm } from './forms.js';
import { orderOf } from './line-order.js';
import { NumericAnswer } from './numeric-answer.js';
import { ParsonsAnswer } from './parsons-answer.js';
import type { Value } from './python-values.js';
import { typedText } from './quantities.js';
import { SymbolicAnswer } from './symbolic-answer.js';
import { TableAnswer } from './table-answer.js';
import { rowsOf } from './table-cells.js';

export type AnswerProps = Omit<ControlProps<AnswerForm>, 'values' | 'onValues'> & {
  source: string;
  onSource: (source: string) => void;
};

/** Whether a control can show this text. */
export function isShowable(source: string, form: AnswerForm): boolean {
  return shownValues(source, form) !== null;
}

function shownValues(source: string, form: AnswerForm): Value[] | null {
  const values = readAnswer(source, form.kind)?.values;
  return values && fits(values, form) ? values : null;
}

function fits(values: Value[], form: AnswerForm): boolean {
  switch (form.kind) {
    case 'choice': {
      const places = chosen(values, form.options.length);
      return places !== null && (form.several || places.size <= 1);
    }
    case 'parsons':
      return orderOf(values, form.lines) !== null;
    case 'table':
      return rowsOf(values, form.rows) !== null;
    default:
      return typedText(values) !== null;
  }
}

/** Null where the text is none that a control can show: then the text itself is to be edited. */
export function AnswerControl(props: AnswerProps): ReactElement | null {
  const { form, source } = props;
  const values = shownValues(source, form);
  if (!values) {
    return null;
  }
  const own = { ...props, values, onValues: (made: Value[]) => props.onSource(withValues(source, form.kind, made)) };
  return <div className="oc-answer">{controlOf(form, own)}</div>;
}

function controlOf(form: AnswerForm, own: Omit<ControlProps<AnswerForm>, 'form'>): ReactElement {
  switch (form.kind) {
    case 'choice':
      return <ChoiceAnswer {...own} form={form} />;
    case 'numeric':
      return <NumericAnswer {...own} form={form} />;
    case 'symbolic':
      return <SymbolicAnswer {...own} form={form} />;
    case 'parsons':
      return <ParsonsAnswer {...own} form={form} />;
    default:
      return <TableAnswer {...own} form={form} />;
  }
}
