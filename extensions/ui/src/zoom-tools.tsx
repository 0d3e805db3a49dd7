/** The buttons by which a graph is shown smaller, larger or whole. */
import type { ReactElement } from 'react';
import { does } from './actions.js';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import { useWords } from './words.js';
import type { Zoom } from './zoom.js';

/** `of` says of which graph, where two are in sight. */
export function ZoomTools(props: { zoom: Zoom; of: string }): ReactElement {
  const words = useWords();
  const { zoom, of } = props;
  const tool = (name: 'zoom-in' | 'zoom-out', icon: IconName, label: string, way: 1 | -1): ReactElement => (
    <button type="button" className="oc-tool" {...does(name, of)} aria-label={label} onClick={() => zoom.step(way)}>
      <Icon name={icon} />
    </button>
  );
  return (
    <span className="oc-zoom">
      {tool('zoom-out', 'minus', words.__('Zoom out'), -1)}
      <span className="oc-num">{Math.round(zoom.scale * 100)}%</span>
      {tool('zoom-in', 'plus', words.__('Zoom in'), 1)}
      <button
        type="button"
        className="oc-tool"
        {...does('zoom-fit', of)}
        title={words.__('Show the whole graph')}
        onClick={zoom.fit}
      >
        {words.__('Fit')}
      </button>
    </span>
  );
}
