/** Where the nodes of a prerequisite graph stand: columns by the longest way to them, rows by their neighbours. */

export interface Link {
  id: string;
  requires: readonly string[];
}

export interface Place {
  id: string;
  column: number;
  row: number;
}

/** A column for each node: one more than the furthest of what it requires. Circles end where they began. */
export function columns(links: readonly Link[]): Map<string, number> {
  const requires = new Map(links.map(one => [one.id, one.requires]));
  const found = new Map<string, number>();
  const column = (id: string, above: ReadonlySet<string>): number => {
    const known = found.get(id);
    if (known !== undefined) {
      return known;
    }
    const before = (requires.get(id) ?? []).filter(one => requires.has(one) && !above.has(one));
    const deeper = new Set([...above, id]);
    const own = before.length ? 1 + Math.max(...before.map(one => column(one, deeper))) : 0;
    found.set(id, own);
    return own;
  };
  links.forEach(one => column(one.id, new Set()));
  return found;
}

/** Nodes with their column and row; a few sweeps bring each near the middle of what it is joined to. */
export function placed(links: readonly Link[], sweeps = 4): Place[] {
  const column = columns(links);
  const layers: string[][] = [];
  links.forEach(one => (layers[column.get(one.id) ?? 0] ??= []).push(one.id));
  const row = new Map<string, number>();
  layers.forEach(layer => layer.forEach((id, index) => row.set(id, index - (layer.length - 1) / 2)));
  const joined = neighbours(links);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const layer of sweep % 2 ? [...layers].reverse() : layers) {
      settle(layer, row, joined);
    }
  }
  return links.map(one => ({ id: one.id, column: column.get(one.id) ?? 0, row: row.get(one.id) ?? 0 }));
}

function neighbours(links: readonly Link[]): Map<string, string[]> {
  const joined = new Map<string, string[]>(links.map(one => [one.id, []]));
  for (const one of links) {
    for (const other of one.requires.filter(each => joined.has(each))) {
      joined.get(one.id)?.push(other);
      joined.get(other)?.push(one.id);
    }
  }
  return joined;
}

function settle(layer: string[], row: Map<string, number>, joined: Map<string, string[]>): void {
  const wish = new Map(
    layer.map(id => [
      id,
      mean(
        (joined.get(id) ?? []).map(one => row.get(one) ?? 0),
        row.get(id) ?? 0
      )
    ])
  );
  layer.sort((one, other) => (wish.get(one) ?? 0) - (wish.get(other) ?? 0));
  const middle = mean([...wish.values()], 0);
  layer.forEach((id, index) => row.set(id, middle + index - (layer.length - 1) / 2));
}

function mean(values: readonly number[], otherwise: number): number {
  return values.length ? values.reduce((sum, one) => sum + one, 0) / values.length : otherwise;
}
