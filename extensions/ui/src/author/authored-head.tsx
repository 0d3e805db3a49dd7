/** What is being written, under which id, and where it is kept; `live` where that changes while one writes. */
import type { ReactElement } from 'react';

export function AuthoredHead(props: { title: string; id: string; kept: string; live?: boolean }): ReactElement {
  return (
    <div className="oc-panel-head">
      <h2>{props.title}</h2>
      <p className="oc-quiet">
        <code>{props.id}</code> <span role={props.live ? 'status' : undefined}>{props.kept}</span>
      </p>
    </div>
  );
}
