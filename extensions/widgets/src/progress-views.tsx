/** Where one stands: meters and the course map. */
import { Meter, percent, useWords, type Explanation, type Objective } from '@openclass-nb/ui';
import { CourseMap } from '@openclass-nb/ui/course-map';
import { Gate } from '@openclass-nb/ui/gate';
import { useState, type ReactElement } from 'react';
import { Told } from './told.js';
import type { ViewProps } from './view-props.js';

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
