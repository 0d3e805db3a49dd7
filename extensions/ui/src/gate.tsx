/** A gate, explained: what is asked, how each try moved mastery, and what would open it. */
import { does } from './actions.js';
import type { ReactElement } from 'react';
import { Icon } from './icon.js';
import type { Contribution, Decision, Explanation } from './views.js';
import { percent, useWords } from './words.js';

export interface GateProps {
  explanation: Explanation;
  onPractice: (() => void) | null;
  onClose: () => void;
}

export function Gate(props: GateProps): ReactElement {
  const words = useWords();
  const { explanation } = props;
  const missing = explanation.objectives.filter(one => !one.mastered);
  const shown = missing.length ? missing : explanation.objectives;
  return (
    <>
      <div className="oc-row oc-top">
        <h2 id="oc-gate-title" className="oc-grow">
          {explanation.headline}
        </h2>
        <button
          type="button"
          className="oc-tool"
          aria-label={words.__('Close')}
          {...does('close')}
          onClick={props.onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {shown.map((one, index) => (
        <GateObjective
          key={one.objective}
          decision={one}
          alone={shown.length === 1}
          onPractice={index === 0 ? props.onPractice : null}
        />
      ))}
      <p className="oc-small oc-quiet oc-foot">
        {words.__(
          'Mastery is how sure we are that you solve a usual exercise of this objective on your own. An assignment that has opened stays open.'
        )}
      </p>
    </>
  );
}

export interface GateObjectiveProps {
  decision: Decision;
  /** The gate asks for nothing else. */
  alone: boolean;
  /** Whom the words are for; a student unless told otherwise. */
  reader?: 'student' | 'teacher';
  onPractice?: (() => void) | null;
}

/** One objective of a gate; the same stands in the popup, and in the teacher's drawer. */
export function GateObjective(props: GateObjectiveProps): ReactElement {
  const words = useWords();
  const { decision } = props;
  const asked = `oc-asked-${decision.objective}`;
  return (
    <section>
      {props.alone ? null : <h3 className="oc-h">{decision.name}</h3>}
      <p className="oc-lead">{decision.lead}</p>
      <h3 id={asked}>{words.__('What is asked')}</h3>
      <ul className="oc-conditions" aria-labelledby={asked}>
        {decision.conditions.map(one => (
          <li key={one.label}>
            <Icon name={one.met ? 'passed' : 'open'} tone={one.met ? 'good' : 'quiet'} size={14} />
            <span className="oc-unseen">{one.met ? words.__('Met:') : words.__('Still missing:')}</span>
            <span className="oc-grow">{one.label}</span>
            <span className="oc-num">{have(one.have, one.need)}</span>
          </li>
        ))}
      </ul>
      {decision.contributions.length ? <Waterfall decision={decision} reader={props.reader} /> : null}
      {decision.would_open ? (
        <div className="oc-would">
          <p className="oc-grow">
            <strong className="oc-h">{words.__('What would open it')}</strong>
            <br />
            {decision.would_open}
          </p>
          {props.onPractice ? (
            <button type="button" className="oc-btn oc-primary" {...does('practice')} onClick={props.onPractice}>
              {words.__('Practice now')}
            </button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function have(has: string, need: string): string {
  return /^\d+$/.test(has) && /^\d+$/.test(need) ? `${has} of ${need}` : has;
}

/** Steps from the start to where mastery is now, each from `before` to `after`, 0 to 100. */
export function steps(contributions: readonly Contribution[]): { one: Contribution; before: number; after: number }[] {
  return contributions.map(one => {
    const after = one.after * 100;
    return { one, before: within(after - one.points), after: within(after) };
  });
}

function within(points: number): number {
  return Math.min(100, Math.max(0, points));
}

function Waterfall(props: Pick<GateObjectiveProps, 'decision' | 'reader'>): ReactElement {
  const words = useWords();
  const { decision } = props;
  const needed = percent(decision.needed);
  const title = `oc-fall-${decision.objective}`;
  const { contributions, forecast } = decision;
  const shown = forecast && forecast.points > 0 ? [...contributions, forecast] : contributions;
  return (
    <>
      <h3 id={title}>
        {props.reader === 'teacher' ? words.__('How the tries moved it') : words.__('How your tries moved it')}
      </h3>
      <div className="oc-fall oc-num" role="table" aria-labelledby={title}>
        <div className="oc-fall-row oc-fall-axis oc-quiet" aria-hidden="true">
          <span />
          <span className="oc-plot">
            <span style={{ left: 0, transform: 'none' }}>0</span>
            <span style={{ left: `${needed}%` }}>{words.__('%1 needed', needed)}</span>
          </span>
          <span />
        </div>
        {steps(shown).map(({ one, before, after }, index) => (
          <div className="oc-fall-row" role="row" key={index}>
            <p role="cell">
              {one.label}
              {one.note ? (
                <>
                  <br />
                  <span className="oc-small oc-quiet">{one.note}</span>
                </>
              ) : null}
            </p>
            <span className="oc-plot" aria-hidden="true">
              <i className="oc-need" style={{ left: `${needed}%` }} />
              <Bar kind={one.kind} before={before} after={after} />
              {index < shown.length - 1 ? <i className="oc-drop-line" style={{ left: `${after}%` }} /> : null}
            </span>
            <span className="oc-n" role="cell">
              {one.kind === 'start' ? Math.round(after) : signed(one.points)}
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

function Bar(props: { kind: string; before: number; after: number }): ReactElement {
  const { kind, before, after } = props;
  if (kind === 'start') {
    return <i className="oc-dot" style={{ left: `${after}%` }} />;
  }
  const place = { left: `${Math.min(before, after)}%`, width: `${Math.abs(after - before)}%` };
  const way = kind === 'forecast' ? 'oc-maybe' : after >= before ? 'oc-up' : 'oc-down';
  return <i className={`oc-bar ${way}`} style={place} />;
}

/** “+14”, “−4”: a real minus, as beside figures. */
export function signed(points: number): string {
  const whole = Math.round(points);
  return whole < 0 ? `−${-whole}` : `+${whole}`;
}
