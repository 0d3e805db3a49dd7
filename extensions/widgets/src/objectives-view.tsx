/** The course's objectives as an editor, for its teachers: Lab's graph and, for the chosen one, Lab's form. */
import { useWords, type CourseModel } from '@openclass-nb/ui';
import { AuthoredHead } from '@openclass-nb/ui/author/authored-head';
import { ObjectiveForm } from '@openclass-nb/ui/author/objective-form';
import { ObjectivesEditor } from '@openclass-nb/ui/author/objectives-editor';
import type { ObjectivesModel } from '@openclass-nb/ui/author/objectives-model';
import { useEffect, useReducer, useRef, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { ForTeachers, useObjectives } from './teaching.js';
import { Told } from './told.js';

export function ObjectiveEditorView(props: { course: CourseModel }): ReactElement {
  return (
    <ForTeachers course={props.course}>
      <Editor {...props} />
    </ForTeachers>
  );
}

function Editor(props: { course: CourseModel }): ReactElement {
  const words = useWords();
  const model = useObjectives(props.course);
  const place = useRef<HTMLDivElement>(null);
  const focus = useFocus(place);
  if (!model.loaded) {
    const { refused } = model;
    return <Told error={refused && new Error(`${refused.message} ${refused.next}`.trim())} />;
  }
  const add = (): void => void model.addUnnamed(words.__('New objective')).then(() => focus('[data-first]'));
  const open = (objective: string): void => {
    model.choose(objective);
    focus('[data-first]');
  };
  const chosen = model.current;
  return (
    <div className="oc-beside" ref={place} onKeyDown={event => onKey(event, model, add, focus)}>
      <ObjectivesEditor model={model} onAdd={add} onOpen={open} />
      {chosen ? (
        <section className="oc-editor" aria-label={chosen.name}>
          <AuthoredHead title={chosen.name} id={chosen.objective} kept={words.__('Saved in course.yml')} />
          <ObjectiveForm key={model.identity(chosen.objective)} model={model} objective={chosen} onOpen={null} />
        </section>
      ) : null}
    </div>
  );
}

/** On a box as in Lab: C connects, A adds, Delete removes, Ctrl Z takes back. */
function onKey(event: KeyboardEvent, model: ObjectivesModel, add: () => void, focus: (what: string) => void): void {
  const id = (event.target as Element).closest<HTMLElement>('.oc-node')?.dataset['objective'];
  const back = event.key === 'z' && (event.ctrlKey || event.metaKey);
  if (!id || ((event.ctrlKey || event.metaKey || event.altKey) && !back)) {
    return;
  }
  const acts: Readonly<Record<string, () => void>> = {
    c: () => model.draw(id),
    a: add,
    Delete: () => void model.remove(id).then(() => focus('.oc-node')),
    z: () => void (back && model.undo())
  };
  const act = acts[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

/** Puts the focus on the first that fits, once that has been drawn. */
function useFocus(place: RefObject<HTMLDivElement | null>): (what: string) => void {
  const wanted = useRef('');
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const found = wanted.current ? place.current?.querySelector<HTMLElement>(wanted.current) : null;
    if (found) {
      wanted.current = '';
      found.focus();
      (found as Partial<HTMLInputElement>).select?.();
    }
  });
  return what => {
    wanted.current = what;
    drawAgain();
  };
}
