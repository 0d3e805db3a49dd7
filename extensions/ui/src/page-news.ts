/** What one view tells the others on its page: each widget has a model of its own, Lab's panels have theirs, and what
 *  they show may be old by then. */

/** `checked`: a student's answer was; `written`: something of the course was. */
export type News = 'checked' | 'written';

interface Told {
  news: News;
  by: object;
}

const EVENT = 'openclass-news';

export function tellPage(news: News, by: object): void {
  window.dispatchEvent(new CustomEvent<Told>(EVENT, { detail: { news, by } }));
}

/** Calls `act` when somebody else tells it; the result ends that. */
export function onPage(news: News, self: object, act: () => void): () => void {
  const heard = (event: Event): void => {
    const { detail } = event as CustomEvent<Told>;
    if (detail.news === news && detail.by !== self) {
      act();
    }
  };
  window.addEventListener(EVENT, heard);
  return () => window.removeEventListener(EVENT, heard);
}
