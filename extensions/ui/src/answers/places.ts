/** Cells of a table that a verdict names, each by its place. */
type Part = { name: string; right: boolean };

/** Whether a part of a verdict is a cell, named by its place: “2:3” is row 2, column 3. */
export const isPlace = (part: Part): boolean => /^\d+:\d+$/.test(part.name);

/** The places of cells that the last check found wrong. */
export const wrongPlaces = (parts: readonly Part[] | null | undefined): ReadonlySet<string> =>
  new Set((parts ?? []).filter(one => !one.right && isPlace(one)).map(one => one.name));
