/** A field whose text is written elsewhere as it is typed, and shown again when it is changed there. */
import { useEffect, useRef, useState } from 'react';

/** The text to show, and what to call with each new one. The caret stays where it is while one types. */
export function useTyping(value: string, write: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  const type = (typed: string): void => {
    sent.current = typed;
    setText(typed);
    write(typed);
  };
  return [text, type];
}
