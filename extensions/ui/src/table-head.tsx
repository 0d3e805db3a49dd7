/** The head of a table: what stands in each column. */
import type { ReactElement } from 'react';

export function TableHead(props: { heads: readonly string[]; className?: string }): ReactElement {
  return (
    <thead className={props.className}>
      <tr>
        {props.heads.map(one => (
          <th key={one} scope="col">
            {one}
          </th>
        ))}
      </tr>
    </thead>
  );
}
