/** A teacher's Markdown with formulas, made safe. Formulas become MathML, so no fonts have to be loaded. */
import DOMPurify from 'dompurify';
import katex from 'katex';
import { marked } from 'marked';
import type { ReactElement } from 'react';

const PLACE = /⟦(\d+)⟧/g;
const FORMULA = /\$\$([^$]+)\$\$|\$([^$\n]+)\$/g;

export function RichText(props: { words: string }): ReactElement {
  return <div className="oc-rich" dangerouslySetInnerHTML={{ __html: html(props.words) }} />;
}

/** Formulas are taken out before Markdown is read, so that their underscores stay what they are. */
export function html(words: string): string {
  const formulas: string[] = [];
  const text = words.replace(FORMULA, (_, block?: string, inline?: string) => {
    const options = { output: 'mathml', throwOnError: false, displayMode: block !== undefined } as const;
    formulas.push(katex.renderToString(block ?? inline ?? '', options));
    return `⟦${formulas.length - 1}⟧`;
  });
  const made = (marked.parse(text, { async: false }) as string).replace(
    PLACE,
    (_, at: string) => formulas[Number(at)] ?? ''
  );
  return DOMPurify.sanitize(made);
}
