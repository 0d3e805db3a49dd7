/** The class, for its teachers. */
import type { ClassProgress, CourseModel } from '@openclass-nb/ui';
import { Dashboard } from '@openclass-nb/ui/dashboard';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { Told } from './told.js';

export function ClassView(props: { course: CourseModel }): ReactElement {
  const { api, title } = props.course;
  const [told, setTold] = useState<{ progress: ClassProgress; asOf: Date } | Error | null>(null);
  const read = useCallback(
    () => api.classProgress().then(progress => setTold({ progress, asOf: new Date() }), setTold),
    [api]
  );
  useEffect(() => void read(), [read]);
  if (told === null || told instanceof Error) {
    return <Told error={told} />;
  }
  return (
    <Dashboard
      title={title}
      progress={told.progress}
      asOf={told.asOf}
      load={student => api.progressOf(student)}
      explain={(student, assignment) => api.explanationOf(student, assignment)}
      override={async (student, assignment, why, until) => {
        await api.override(student, assignment, why, until);
        await read();
      }}
    />
  );
}
