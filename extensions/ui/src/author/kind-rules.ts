/** What goes together in a kind: changed along, so that what is written is always valid. */

type Values = Record<string, unknown>;
interface Option {
  right?: boolean;
}

/** The values after a change, with what has to follow from it. */
export function settled(kind: string, next: Values, before: Values): Values {
  switch (kind) {
    case 'choice':
      return { ...next, options: oneRight(next, before) };
    case 'parsons':
      return withoutLostLines(next);
    default:
      return next;
  }
}

/** Of one choice exactly one is right: the one that was ticked last. Of several at least one. */
function oneRight(next: Values, before: Values): Option[] {
  const options = (next['options'] ?? []) as Option[];
  const old = (before['options'] ?? []) as Option[];
  const right = options.filter(one => one.right);
  if (right.length === 1 || (next['several'] && right.length)) {
    return options;
  }
  const ticked = options.findIndex((one, at) => one.right && !old[at]?.right);
  const stays =
    ticked >= 0
      ? ticked
      : Math.max(
          0,
          options.findIndex((one, at) => one.right || old[at]?.right)
        );
  return options.map((one, at) => {
    const rest = Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'right')) as Option;
    return at === stays ? { ...rest, right: true } : rest;
  });
}

function withoutLostLines(next: Values): Values {
  const count = ((next['lines'] ?? []) as string[]).length;
  const fits = (order: number[]): boolean => order.every(one => one >= 1 && one <= count);
  const orders = (next['orders'] as number[][] | undefined)?.filter(
    order => fits(order) && new Set(order).size === order.length
  );
  return orders ? { ...next, orders: orders.length ? orders : undefined } : next;
}
