/** A teacher's words with formulas and code, drawn by Lab's own Markdown. */
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { useEffect, useRef, type ReactElement } from 'react';

export function TeacherText(props: { words: string; rendermime: IRenderMimeRegistry }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const { words, rendermime } = props;
  useEffect(() => {
    const model = rendermime.createModel({ data: { 'text/markdown': words } });
    const drawn = rendermime.createRenderer('text/markdown');
    void drawn.renderModel(model).then(() => {
      place.current?.replaceChildren(drawn.node);
      rendermime.latexTypesetter?.typeset(drawn.node);
    });
    return () => drawn.dispose();
  }, [words, rendermime]);
  return <div ref={place}>{words}</div>;
}
