/** Requests that go through the kernel: a widget works wherever its kernel does, and the page knows no token. */
import type { Send } from '@openclass-nb/ui';

/** The part of anywidget's model that is used; https://anywidget.dev/en/afm. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  send(content: unknown): void;
  on(event: string, heard: (content: unknown) => void): void;
  off(event: string, heard: (content: unknown) => void): void;
}

interface Answer {
  kind: 'answer';
  id: string;
  status: number;
  body: string;
}

const LONGEST_MS = 300_000;
let asked = 0;

export function sender(model: Model): Send {
  return (path, init) => ask(model, path, init.method, init.body ?? null);
}

function ask(model: Model, path: string, method: string, body: string | null): Promise<Response> {
  const id = `${Date.now()}-${asked++}`;
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(() => end(() => reject(new Error('the kernel does not answer'))), LONGEST_MS);
    const heard = (content: unknown): void => {
      const answer = content as Partial<Answer>;
      if (answer.kind === 'answer' && answer.id === id) {
        const none = answer.status === 204 || answer.status === 304;
        end(() => resolve(new Response(none ? null : answer.body, { status: answer.status })));
      }
    };
    const end = (then: () => void): void => {
      window.clearTimeout(timer);
      model.off('msg:custom', heard);
      then();
    };
    model.on('msg:custom', heard);
    model.send({ kind: 'ask', id, path, method, body });
  });
}
