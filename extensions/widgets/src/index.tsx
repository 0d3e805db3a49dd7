/** The anywidget module: one view of a course for each of its places on the page. */
import { Api, CourseModel, english, request, WordsContext, type Me } from '@openclass-nb/ui';
import { useEffect, useReducer, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { ClassView } from './class-view.js';
import { courseHere, sender, type Model } from './courier.js';
import { HintsView, MapView, MeterView } from './progress-views.js';
import { CHECKED, QuestionView } from './question.js';
import { fitIn } from './surroundings.js';
import { Told } from './told.js';

type View = (props: { course: CourseModel; model: Model }) => ReactElement;

const VIEWS: Record<string, View> = {
  question: QuestionView,
  hints: HintsView,
  meter: MeterView,
  map: MapView,
  class: ClassView
};

async function enter(model: Model): Promise<CourseModel> {
  const send = sender(model);
  const name = String(model.get('course')) || (await courseHere(model));
  const me = await request<Me>(send, 'me');
  const about = me.courses.find(one => one.course === name);
  const around = {
    keep: () => undefined,
    later: (act: () => void, seconds: number) => {
      const timer = window.setTimeout(act, seconds * 1000);
      return () => window.clearTimeout(timer);
    },
    now: () => new Date()
  };
  const course = new CourseModel(new Api(send, name), about?.title ?? name, about?.role ?? '', around);
  await course.refresh();
  return course;
}

function Widget(props: { model: Model }): ReactElement {
  const { model } = props;
  const [course, setCourse] = useState<CourseModel | Error | null>(null);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let leave: (() => void) | undefined;
    let own: CourseModel | undefined;
    const follow = (event: Event): void => {
      if (own && (event as CustomEvent<unknown>).detail !== own) {
        void own.refresh();
      }
    };
    window.addEventListener(CHECKED, follow);
    enter(model).then(found => {
      own = found;
      leave = found.subscribe(drawAgain);
      setCourse(found);
    }, setCourse);
    return () => {
      window.removeEventListener(CHECKED, follow);
      leave?.();
    };
  }, [model]);
  const Shown = VIEWS[String(model.get('view'))];
  return course instanceof CourseModel && Shown ? (
    <Shown course={course} model={model} />
  ) : (
    <Told error={course instanceof Error ? course : null} />
  );
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const place = document.createElement('div');
  fitIn(place);
  el.append(place);
  const root = createRoot(place);
  root.render(
    <WordsContext.Provider value={english}>
      <Widget model={model} />
    </WordsContext.Provider>
  );
  return () => root.unmount();
}

export default { render };
