/** The anywidget module: one view of a course for each of its places on the page. */
import { Api, CourseModel, english, request, WordsContext, type Me } from '@openclass-nb/ui';
import { useEffect, useReducer, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { ClassView } from './class-view.js';
import { sender, type Model } from './courier.js';
import { ExerciseEditorView } from './exercise-view.js';
import { ObjectiveEditorView } from './objectives-view.js';
import { onPage, tellPage } from '@openclass-nb/ui/page-news';
import { HintsView, MapView, MeterView } from './progress-views.js';
import { QuestionView } from './question.js';
import { fitIn } from './surroundings.js';
import { later } from './teaching.js';
import { Told } from './told.js';

type View = (props: { course: CourseModel; model: Model }) => ReactElement;

const VIEWS: Record<string, View> = {
  question: QuestionView,
  hints: HintsView,
  meter: MeterView,
  map: MapView,
  class: ClassView,
  exercise: ExerciseEditorView,
  objectives: ObjectiveEditorView
};

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

function Widget(props: { model: Model }): ReactElement {
  const { model } = props;
  const course = useCourse(model);
  const Shown = VIEWS[String(model.get('view'))];
  return course instanceof CourseModel && Shown ? (
    <Shown course={course} model={model} />
  ) : (
    <Told error={course instanceof Error ? course : null} />
  );
}

/** Each widget brings a React of its own, whose ids begin anew: a label would name another widget's field. */
const ownPrefix = (): string => `oc${Math.random().toString(36).slice(2)}-`;

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const place = document.createElement('div');
  fitIn(place);
  el.append(place);
  const root = createRoot(place, { identifierPrefix: ownPrefix() });
  root.render(
    <WordsContext.Provider value={english}>
      <Widget model={model} />
    </WordsContext.Provider>
  );
  return () => root.unmount();
}

export default { render };
