import { describe, expect, it } from 'vitest';
import { OthersChanges } from './others-changes.js';

const FIELDS = { title: 'Sled', points: 4, hints: ['a'] };

function at(seconds: { now: number }): OthersChanges {
  const others = new OthersChanges(() => seconds.now);
  others.look('sled', FIELDS);
  return others;
}

describe('what others change in the exercise at hand', () => {
  it('is told with who did it, what stood there, and when', () => {
    const others = at({ now: 7 });
    others.elsewhere({ ...FIELDS, points: 6 }, 'Sam Reed');
    expect(others.told).toEqual({ field: 'points', from: 4, to: 6, by: 'Sam Reed', at: 7 });
  });

  it('has a person choose where the same field was typed here a moment before', () => {
    const others = at({ now: 0 });
    others.here({ ...FIELDS, points: 5 });
    others.elsewhere({ ...FIELDS, points: 6 }, null);
    expect(others.told).toMatchObject({ from: 4, to: 6, by: null, mine: { value: 5 } });
    others.here({ ...FIELDS, points: 5 });
    expect(others.told).toBeNull();
  });

  it('is one change while they type, from what stood there first', () => {
    const others = at({ now: 0 });
    for (const title of ['', 'P', 'Pulled sled']) {
      others.elsewhere({ ...FIELDS, title }, 'Sam Reed');
    }
    expect(others.told).toMatchObject({ from: 'Sled', to: 'Pulled sled' });
    others.elsewhere(FIELDS, 'Sam Reed');
    expect(others.told).toBeNull();
  });

  it('is old news after a while, unless somebody has to choose; and what was typed long ago is nobody’s rival', () => {
    const time = { now: 0 };
    const others = at(time);
    others.here({ ...FIELDS, points: 5 });
    time.now = 100;
    others.elsewhere({ ...FIELDS, points: 6 }, null);
    expect(others.told).toMatchObject({ from: 5, to: 6 });
    expect(others.told?.mine).toBeUndefined();
    time.now = 500;
    expect(others.told).toBeNull();
  });

  it('comes one after the other, those first where somebody has to choose', () => {
    const others = at({ now: 0 });
    others.here({ ...FIELDS, points: 5 });
    others.elsewhere({ ...FIELDS, points: 6 }, null);
    others.elsewhere({ ...FIELDS, points: 6, hints: ['b'] }, null);
    expect(others.told?.field).toBe('points');
    others.keep('points');
    expect(others.told?.field).toBe('hints');
  });

  it('is nothing where only the keys come in another order', () => {
    const others = new OthersChanges();
    others.look('sled', { wrong_values: [{ value: 3, misconception: 'a' }] });
    others.elsewhere({ wrong_values: [{ misconception: 'a', value: 3 }] }, 'Sam Reed');
    expect(others.told).toBeNull();
  });

  it('is nothing where the exercise at hand is another one now', () => {
    const others = at({ now: 0 });
    others.elsewhere({ ...FIELDS, points: 6 }, null);
    others.look('cart', { title: 'Cart' });
    expect(others.told).toBeNull();
    others.elsewhere({ title: 'Cart' }, null);
    expect(others.told).toBeNull();
  });
});
