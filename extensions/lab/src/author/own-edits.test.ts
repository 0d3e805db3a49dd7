import { describe, expect, it } from 'vitest';
import { OwnEdits } from './own-edits.js';

const BEFORE = { title: '', hints: ['a'] };

function typed(at: { seconds: number }): OwnEdits {
  const own = new OwnEdits(() => at.seconds);
  own.note(BEFORE, { ...BEFORE, title: 'P' });
  own.note({ ...BEFORE, title: 'P' }, { ...BEFORE, title: 'Pe' });
  return own;
}

describe('what was written here a moment ago', () => {
  it('is said again where somebody wrote an older state of it together with something else', () => {
    const own = typed({ seconds: 0 });
    expect(own.mended({ title: 'P', hints: ['b'] })).toEqual({ title: 'Pe', hints: ['b'] });
    expect(own.mended({ title: 'Pe', hints: ['b'] })).toBeNull();
  });

  it('is said again for each of many that somebody wrote before they saw it', () => {
    const own = typed({ seconds: 0 });
    for (const hint of 'How many m') {
      expect(own.mended({ title: 'P', hints: [hint] })?.['title']).toBe('Pe');
    }
  });

  it('gives way to what somebody else wrote on purpose', () => {
    expect(typed({ seconds: 0 }).mended({ title: 'Springs', hints: ['a'] })).toBeNull();
  });

  it('is soon an ordinary part of the mark', () => {
    const at = { seconds: 0 };
    const own = typed(at);
    at.seconds = 6;
    expect(own.mended({ title: 'P', hints: ['b'] })).toBeNull();
  });

  it('comes to an end where two write the same field', () => {
    const [own, other] = [typed({ seconds: 0 }), new OwnEdits(() => 0)];
    other.note({ ...BEFORE, title: 'Pe' }, { ...BEFORE, title: 'P' });
    let [mark, rounds]: [Record<string, unknown> | null, number] = [{ ...BEFORE, title: 'P' }, 0];
    for (let last = mark; mark && rounds < 100; rounds++) {
      last = mark;
      mark = own.mended(last) ?? other.mended(last);
    }
    expect(rounds).toBeLessThan(30);
  });

  it('may be a field that was taken away', () => {
    const own = new OwnEdits(() => 0);
    own.note({ difficulty: 'easy', title: 'a' }, { title: 'a' });
    expect(own.mended({ difficulty: 'easy', title: 'b' })).toEqual({ difficulty: undefined, title: 'b' });
  });
});
