/** What the teacher's editors share: who may use them, the course's objectives, and the wrong ideas that it knows. */
import { useWords, type CourseModel, type Misconception } from '@openclass-nb/ui';
import { ObjectivesModel } from '@openclass-nb/ui/author/objectives-model';
import { useEffect, useMemo, useReducer, useState, type ReactElement, type ReactNode } from 'react';
import { onPage, tellPage } from '@openclass-nb/ui/page-news';
import { Told } from './told.js';

const TEACHERS = ['teacher', 'administrator'];

/** The editor for who teaches the course; for everybody else a sentence; the service refuses them anyway. Letters
 *  are no commands of the notebook in it. */
export function ForTeachers(props: { course: CourseModel; children: ReactNode }): ReactElement {
  const words = useWords();
  const { role, title } = props.course;
  if (!role || TEACHERS.includes(role)) {
    return <div data-lm-suppress-shortcuts="true">{props.children}</div>;
  }
  const as = role === 'assistant' ? words.__('an assistant') : words.__('a student');
  const sentence = words.__('Only the teachers of “%1” can change it. You are in it as %2.', title, as);
  return <Told title={words.__('For teachers')} error={new Error(sentence)} />;
}

export const later = (act: () => void, seconds: number): (() => void) => {
  const timer = window.setTimeout(act, seconds * 1000);
  return () => window.clearTimeout(timer);
};

/** The course's objectives; read again when another widget has written something. */
export function useObjectives(course: CourseModel): ObjectivesModel {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const model = useMemo((): ObjectivesModel => {
    const nothingOpen = { save: async () => undefined, reread: async () => undefined };
    const made: ObjectivesModel = new ObjectivesModel(course.api, drawAgain, nothingOpen, () =>
      tellPage('written', made)
    );
    return made;
  }, [course]);
  useEffect(() => {
    void model.load();
    return onPage('written', model, () => void model.load());
  }, [model]);
  return model;
}

interface Misconceptions {
  known: readonly Misconception[];
  write: (id: string, title: string, message: string) => void;
}

export function useMisconceptions(course: CourseModel): Misconceptions {
  const [known, setKnown] = useState<readonly Misconception[]>([]);
  useEffect(() => void course.api.misconceptions().then(setKnown, () => undefined), [course]);
  const write = (id: string, title: string, message: string): void =>
    void course.api.writeMisconception(id, title, message).then(setKnown, () => undefined);
  return { known, write };
}
