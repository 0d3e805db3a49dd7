/** The class, for its teachers. Those who may look but not decide see no exceptions. */
import type { ClassProgress, CourseModel, Insight } from '@openclass-nb/ui';
import { Dashboard } from '@openclass-nb/ui/dashboard';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { Told } from './told.js';

interface Read {
  progress: ClassProgress;
  insight: Insight;
  asOf: Date;
}

export function ClassView(props: { course: CourseModel }): ReactElement {
  const { api, title, role } = props.course;
  const [told, setTold] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState<Error | null>(null);
  const read = useCallback(async (): Promise<void> => {
    try {
      const [progress, insight] = await Promise.all([api.classProgress(), api.classInsight()]);
      setTold({ progress, insight, asOf: new Date() });
      setTrouble(null);
    } catch (error) {
      setTrouble(error as Error);
    }
  }, [api]);
  useEffect(() => void read(), [read]);
  if (!told) {
    return <Told error={trouble} />;
  }
  const override = async (student: string, assignment: string, why: string, until: string | null): Promise<void> => {
    await api.override(student, assignment, why, until);
    await read();
  };
  return (
    <Dashboard
      title={title}
      {...told}
      away={trouble !== null}
      refresh={() => void read()}
      save={null}
      hints={null}
      load={student => api.progressOf(student)}
      tries={student => api.tries(student)}
      explain={(student, assignment) => api.explanationOf(student, assignment)}
      override={role === 'teacher' ? override : null}
    />
  );
}
