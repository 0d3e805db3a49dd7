/** An anywidget module: one view of a course for each of its places on the page. */
import { Api, CourseModel, english, request, WordsContext, type Me } from '@openclass-nb/ui';
import { useEffect, useReducer, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { sender, type Model } from './courier.js';
import { onPage, tellPage } from '@openclass-nb/ui/page-news';
import { fitIn, keepKeys } from './surroundings.js';
import { later } from './teaching.js';
import { Told } from './told.js';
import type { ViewProps } from './view-props.js';

type View = (props: ViewProps) => ReactElement;

async function enter(model: Model): Promise<CourseModel> {
  const send = sender(model);
  const name = String(model.get('course')) || (await request<string>(send, 'here'));
  const me = await request<Me>(send, 'me');
  const about = me.courses.find(one => one.course === name);
  const around = { keep: () => undefined, later, now: () => new Date(), checked: () => tellPage('checked', course) };
  const course = new CourseModel(new Api(send, name), about?.title ?? name, about?.role ?? '', around);
  return course;
}

/** The course, once it has been read; it follows what other widgets on the page tell, from the first moment on. */
function useCourse(model: Model): CourseModel | Error | null {
  const [course, setCourse] = useState<CourseModel | Error | null>(null);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let leave: (() => void)[] = [];
    let gone = false;
    const look = async (): Promise<void> => {
      const found = await enter(model);
      if (!gone) {
        leave = [
          found.subscribe(drawAgain),
          onPage('checked', found, () => void found.refresh()),
          () => found.dispose()
        ];
        await found.refresh();
        setCourse(found);
      }
    };
    look().catch(setCourse);
    return () => {
      gone = true;
      leave.forEach(one => one());
    };
  }, [model]);
  return course;
}

function Widget(props: { model: Model; views: Readonly<Record<string, View>> }): ReactElement {
  const { model, views } = props;
  const course = useCourse(model);
  const Shown = views[String(model.get('view'))];
  return course instanceof CourseModel && Shown ? (
    <Shown course={course} model={model} />
  ) : (
    <Told error={course instanceof Error ? course : null} />
  );
}

/** Each widget brings a React of its own, whose ids begin anew: a label would name another widget's field. */
const ownPrefix = (): string => `oc${Math.random().toString(36).slice(2)}-`;

export interface Place {
  model: Model;
  el: HTMLElement;
}

/** What anywidget calls: draws the view that the model names, one of these. */
export const drawing =
  (views: Readonly<Record<string, View>>) =>
  ({ model, el }: Place): (() => void) => {
    const place = document.createElement('div');
    const leavePage = fitIn(place);
    el.append(place);
    const root = createRoot(place, { identifierPrefix: ownPrefix() });
    root.render(
      <WordsContext.Provider value={english}>
        <Widget model={model} views={views} />
      </WordsContext.Provider>
    );
    const giveKeys = keepKeys(place);
    return () => {
      giveKeys();
      leavePage();
      root.unmount();
    };
  };
