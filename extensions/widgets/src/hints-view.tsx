/** The hints of one exercise. */
import { useEffect, useState, type ReactElement } from 'react';
import { Hints } from './question.js';
import { Told } from './told.js';
import type { ViewProps } from './view-props.js';

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
