/** Where one stands: meters, the course map, the hints of an exercise. */
import { Meter, percent, useWords, type CourseModel, type Explanation, type Objective } from '@openclass-nb/ui';
import { CourseMap } from '@openclass-nb/ui/course-map';
import { Gate } from '@openclass-nb/ui/gate';
import { useEffect, useState, type ReactElement } from 'react';
import type { Model } from './courier.js';
import { Hints } from './question.js';
import { Told } from './told.js';

interface ViewProps {
  course: CourseModel;
  model: Model;
}

export function MeterView(props: ViewProps): ReactElement {
  const { progress } = props.course;
  const wanted = String(props.model.get('objective'));
  if (!progress) {
    return <Told error={null} />;
  }
  const shown = progress.objectives.filter(one => !wanted || one.objective === wanted);
  return shown.length ? (
    <ul className="oc-meters">
      {shown.map(one => (
        <OneMeter key={one.objective} objective={one} />
      ))}
    </ul>
  ) : (
    <Told error={new Error(`The course has no objective “${wanted}”.`)} />
  );
}

function OneMeter(props: { objective: Objective }): ReactElement {
  const words = useWords();
  const { name, mastery, needed, lead } = props.objective;
  return (
    <li>
      <div className="oc-row">
        <span className="oc-grow">{name}</span>
        <span className="oc-num">
          <strong>{percent(mastery)}%</strong>{' '}
          <span className="oc-quiet">{words.__('of %1% needed', percent(needed))}</span>
        </span>
      </div>
      <Meter name={name} mastery={mastery} needed={needed} />
      <p className="oc-small oc-quiet">{lead}</p>
    </li>
  );
}

export function MapView(props: ViewProps): ReactElement {
  const { course } = props;
  const [explained, explain] = useState<Explanation | null>(null);
  if (!course.progress) {
    return <Told error={null} />;
  }
  const ask = (assignment: string): void => void course.api.explanation(assignment).then(explain, () => undefined);
  return (
    <>
      <CourseMap progress={course.progress} onOpen={ask} onExplain={ask} />
      {explained ? (
        <section className="oc-explained">
          <Gate explanation={explained} onPractice={null} onClose={() => explain(null)} />
        </section>
      ) : null}
    </>
  );
}

export function HintsView(props: ViewProps): ReactElement {
  const { course, model } = props;
  const exercise = String(model.get('exercise'));
  const [assignment, setAssignment] = useState<string | Error | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const found = await course.find(exercise);
      if (!found) {
        throw new Error(`No open assignment has an exercise “${exercise}”.`);
      }
      await course.lookAtHints(found.assignment, exercise);
      setAssignment(found.assignment);
    };
    look().catch(setAssignment);
  }, [course, exercise]);
  return typeof assignment === 'string' ? (
    <Hints course={course} assignment={assignment} exercise={exercise} />
  ) : (
    <Told error={assignment} />
  );
}
