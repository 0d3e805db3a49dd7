/** The course as a path: each assignment with its state, the objectives at hand, and what to do next. */
import { does } from './actions.js';
import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from './icon.js';
import { Meter } from './meter.js';
import { useRoving } from './roving.js';
import { here, isMastered, objectivesOf, standing, why } from './standing.js';
import type { Assignment, Objective, Progress } from './views.js';
import { day, percent, useWords } from './words.js';

export interface CoursePathProps {
  title: string;
  progress: Progress;
  onNext: () => void;
  onOpen: (assignment: string) => void;
  onExplain: (assignment: string, from: HTMLElement) => void;
  onMap: () => void;
}

export function CoursePath(props: CoursePathProps): ReactElement {
  const words = useWords();
  const { assignments } = props.progress;
  const mastered = assignments.filter(one => ['mastered', 'review due'].includes(one.state)).length;
  return (
    <>
      <div className="oc-panel-head">
        <div className="oc-row">
          <h2>{props.title}</h2>
          <button
            type="button"
            className="oc-tool"
            {...does('show-map')}
            onClick={props.onMap}
            aria-label={words.__('Show the course map')}
          >
            <Icon name="map" />
          </button>
        </div>
        <p className="oc-quiet">{words.__('%1 of %2 assignments mastered', mastered, assignments.length)}</p>
      </div>
      <NextStep {...props} />
      <Steps {...props} />
      <p className="oc-key oc-small oc-quiet">
        <span className="oc-key-mark" />
        {words.__('The mark shows what opens the next assignment.')}
      </p>
    </>
  );
}

function NextStep(props: CoursePathProps): ReactElement {
  const words = useWords();
  const { next, objectives } = props.progress;
  if (!next) {
    return <NothingNow {...props} />;
  }
  const name = objectives.find(one => one.objective === next.objective)?.name ?? next.objective;
  return (
    <div className="oc-next">
      <button
        type="button"
        className="oc-btn oc-primary oc-wide"
        aria-describedby="oc-next-why"
        {...does('next')}
        onClick={props.onNext}
      >
        {words.__('Practice %1', name)}
      </button>
      <p className="oc-quiet oc-small" id="oc-next-why">
        {words.__('What next: %1', next.reason)}
      </p>
    </div>
  );
}

/** Nothing to practice: all done, with the next review, or only nothing just now. */
function NothingNow(props: CoursePathProps): ReactElement {
  const words = useWords();
  const { assignments, objectives } = props.progress;
  const done = assignments.every(one => one.state === 'mastered');
  const [review] = objectives
    .filter(one => one.review_due !== null)
    .sort((one, other) => Date.parse(one.review_due ?? '') - Date.parse(other.review_due ?? ''));
  const where = review && assignments.find(one => one.objectives.includes(review.objective) && one.released);
  const due = review?.review_due && new Date(review.review_due);
  return (
    <div className="oc-next">
      <h3 className="oc-h oc-row">
        <Icon name={done ? 'mastered' : 'clock'} tone={done ? 'good' : 'quiet'} />
        {done
          ? words._n('All of it mastered', 'All %1 assignments mastered', assignments.length)
          : words.__('Nothing to practice now')}
      </h3>
      {review && due ? (
        <p>
          {due.getTime() > Date.now()
            ? words.__('The next review is %1, on %2.', review.name, day(due))
            : words.__('A review is due: %1.', review.name)}
        </p>
      ) : null}
      {where ? (
        <button
          type="button"
          className="oc-btn"
          {...does('open-assignment', where.title)}
          onClick={() => props.onOpen(where.name)}
        >
          {words.__('Review now')}
        </button>
      ) : null}
    </div>
  );
}

function Steps(props: CoursePathProps): ReactElement {
  const words = useWords();
  const { assignments, next } = props.progress;
  const current = here(assignments, next?.objective);
  const { settle, ref, ...roving } = useRoving<HTMLOListElement>();
  useEffect(settle);
  return (
    <ol className="oc-path" aria-label={words.__('Assignments')} ref={ref} {...roving}>
      {assignments.map((one, index) => (
        <Step
          key={one.name}
          assignment={one}
          current={one === current}
          beforeLocked={assignments[index + 1]?.state === 'locked'}
          {...props}
        />
      ))}
    </ol>
  );
}

interface StepProps extends CoursePathProps {
  assignment: Assignment;
  current: boolean;
  beforeLocked: boolean;
}

function Step(props: StepProps): ReactElement {
  const { assignment, current } = props;
  const classes = ['oc-step', current ? 'oc-here' : '', props.beforeLocked ? 'oc-to-locked' : ''];
  const unfolded = current || assignment.state === 'in progress';
  return (
    <li className={classes.filter(Boolean).join(' ')} aria-current={current ? 'step' : undefined}>
      <StepHead {...props} />
      <Why assignment={assignment} objectives={props.progress.objectives} />
      {unfolded ? (
        <div className="oc-objs">
          {objectivesOf(assignment, props.progress.objectives).map(one => (
            <ObjectiveRow key={one.objective} objective={one} {...props} />
          ))}
        </div>
      ) : null}
    </li>
  );
}

function StepHead(props: StepProps): ReactElement {
  const words = useWords();
  const { assignment, current } = props;
  const shown = standing(assignment.state, words);
  const open = assignment.state !== 'locked' && assignment.released;
  const act = open ? props.onOpen : props.onExplain;
  const tone = ['open', 'review due'].includes(assignment.state) ? shown.tone : 'quiet';
  return (
    <button
      type="button"
      className="oc-step-head"
      {...does('open-assignment', assignment.title)}
      data-here={current || undefined}
      onClick={event => act(assignment.name, event.currentTarget)}
    >
      <Icon name={shown.icon} tone={shown.tone} />
      <strong className={assignment.state === 'locked' ? 'oc-quiet' : undefined}>{assignment.title}</strong>
      <span className={`oc-small oc-${tone}`}>{assignment.state === 'open' ? words.__('Open, new') : shown.words}</span>
    </button>
  );
}

/** The sentence that goes with the state; none where work is under way. */
function Why(props: { assignment: Assignment; objectives: readonly Objective[] }): ReactElement | null {
  const sentence = why(props.assignment, props.objectives, useWords());
  return sentence ? (
    <p className="oc-why oc-small oc-quiet">{/\w$/.test(sentence) ? `${sentence}.` : sentence}</p>
  ) : null;
}

function ObjectiveRow(props: CoursePathProps & { objective: Objective }): ReactElement {
  const words = useWords();
  const [on, setOn] = useState(false);
  const { objective } = props;
  const id = `oc-about-${objective.objective}`;
  const gate = props.progress.assignments.find(one => one.opens_after.includes(objective.objective));
  return (
    <div className={on ? 'oc-obj oc-on' : 'oc-obj'}>
      <button
        type="button"
        className="oc-obj-head"
        aria-expanded={on}
        aria-controls={id}
        {...does('show-missing', objective.name)}
        onClick={() => setOn(!on)}
      >
        <span className="oc-obj-name">
          <span>{objective.name}</span>
          {isMastered(objective) ? <Icon name="tick" tone="good" size={13} /> : null}
          <span className="oc-small oc-num">{percent(objective.mastery)}%</span>
        </span>
        <Meter name={objective.name} mastery={objective.mastery} needed={objective.needed} />
      </button>
      <div id={id} hidden={!on} className="oc-obj-about oc-small">
        <p>{objective.lead}</p>
        {objective.stuck ? <p>{objective.stuck}</p> : null}
        {gate ? (
          <button
            type="button"
            className="oc-link"
            {...does('what-opens', gate.title)}
            onClick={event => props.onExplain(gate.name, event.currentTarget)}
          >
            {words.__('What opens %1', gate.title)}
          </button>
        ) : null}
      </div>
    </div>
  );
}
