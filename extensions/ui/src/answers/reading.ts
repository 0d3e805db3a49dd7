/** Asks how an answer is understood, once nothing more was typed for a moment. */
import { useEffect, useState } from 'react';
import type { Reading } from '../views.js';
import type { Read } from './control.js';

const PAUSE_MS = 250;

/** What the service says of `typed`; null while it has not been asked, or does not answer. */
export function useReading(typed: string, read: Read): Reading | null {
  const [told, setTold] = useState<{ typed: string; reading: Reading | null }>({ typed: '', reading: null });
  useEffect(() => {
    if (!typed.trim()) {
      return;
    }
    let gone = false;
    const timer = window.setTimeout(() => {
      read(typed).then(
        reading => gone || setTold({ typed, reading }),
        () => gone || setTold({ typed, reading: null })
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [typed, read]);
  return typed.trim() ? told.reading : null;
}
