/** The right panel: the exercise of the selected cell. */
import type { Notebook, NotebookPanel } from '@jupyterlab/notebook';
import { ReactWidget } from '@jupyterlab/ui-components';
import { ExerciseForm } from '@openclass-nb/ui/exercise-form';
import { does, StateNote, WordsContext, type Misconception } from '@openclass-nb/ui';
import { MisconceptionsContext } from '@openclass-nb/ui/author/misconception-field';
import { MessageLoop, type Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import type { ReactElement } from 'react';
import { SeveralForm } from '@openclass-nb/ui/author/several-form';
import { ObjectiveForm } from '@openclass-nb/ui/author/objective-form';
import { focusFirst } from '../focus.js';
import { exerciseIcon } from '../icons.js';
import type { Author } from './author.js';
import { AuthoredHead } from '@openclass-nb/ui/author/authored-head';
import { answerOf, pointsOf } from '@openclass-nb/ui/author/held-cells';
import { cellsDiffer, stubOf } from '@openclass-nb/ui/author/held-kinds';
import {
  changeMark,
  changePoints,
  exerciseAtHand,
  exercisesChosen,
  heldCells,
  markedAnswer,
  type ExerciseAtHand
} from './cells.js';
import { changeKind, rewriteCells, variantOf, writeVariant } from './exercise-cells.js';
import { OBJECTIVES } from './objective-commands.js';
import { OthersNews } from './others-news.js';

export class ExercisePanel extends ReactWidget {
  private listening: Notebook | null = null;
  private readonly others: OthersNews;

  constructor(private readonly author: Author) {
    super();
    const { words } = author;
    this.others = new OthersNews(author, () => this.update());
    this.id = 'openclass-exercise';
    this.addClass('oc-root');
    this.addClass('oc-panel');
    this.title.icon = exerciseIcon;
    this.title.caption = words.__('Exercise');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', words.__('Exercise'));
    author.changed.connect(() => this.update());
    (author.app.shell as { currentChanged?: { connect(act: () => void): void } }).currentChanged?.connect(() =>
      this.update()
    );
    this.node.addEventListener('keydown', event => this.leave(event));
    author.tracker.activeCellChanged.connect(() => this.update());
    author.tracker.selectionChanged.connect(() => this.update());
    author.tracker.currentChanged.connect((_, panel) => this.follow(panel));
    this.follow(author.tracker.currentWidget);
  }

  /** Who opens it by keyboard goes on in it; Escape goes back to the notebook. */
  protected override onActivateRequest(msg: Message): void {
    super.onActivateRequest(msg);
    focusFirst(this.node, ['[data-first]', 'button']);
  }

  protected override render(): ReactElement {
    return <WordsContext.Provider value={this.author.words}>{this.draw()}</WordsContext.Provider>;
  }

  private draw(): ReactElement {
    const { author } = this;
    const { words, tracker } = author;
    if (author.app.shell.currentWidget?.id === OBJECTIVES) {
      return this.objective();
    }
    if (!author.canWrite) {
      return (
        <StateNote
          title={words.__('No exercise here')}
          sentence={words.__('Open a notebook in your course’s folder “source”.')}
        />
      );
    }
    const notebook = tracker.currentWidget?.content;
    const several = notebook ? exercisesChosen(notebook) : [];
    if (several.length > 1) {
      return this.several(several);
    }
    const hand = notebook ? exerciseAtHand(notebook, tracker.activeCell) : null;
    if (!hand) {
      return this.nothing();
    }
    const mark = markedAnswer(hand);
    const cells = heldCells(hand);
    const answer = answerOf(cells)!;
    return (
      <>
        <AuthoredHead
          title={mark.title || words.__('New exercise')}
          id={mark.exercise}
          kept={words.__('Saved in the notebook')}
        />
        <MisconceptionsContext.Provider value={this.misconceptions()}>
          <ExerciseForm
            key={hand.answer.id}
            mark={mark}
            points={pointsOf(cells)}
            objectives={author.objectives?.objectives ?? []}
            variant={variantOf(notebook!, hand.exercise)}
            stub={stubOf(answer.source)}
            cellsDiffer={cellsDiffer(answer)}
            onChange={change => (changeMark(hand, change), this.redraw())}
            onKind={kind => (changeKind(notebook!, hand, kind), this.redraw())}
            onCells={() => (rewriteCells(notebook!, hand), this.redraw())}
            onPoints={points => (changePoints(hand, points), this.redraw())}
            onNewObjective={(id, title) => void author.objectives?.add(title, id)}
            onVariant={source => (writeVariant(notebook!, hand.exercise, source), this.redraw())}
          />
        </MisconceptionsContext.Provider>
        {this.others.draw(hand)}
      </>
    );
  }

  private several(hands: ExerciseAtHand[]): ReactElement {
    return (
      <SeveralForm
        marks={hands.map(markedAnswer)}
        points={hands.map(one => pointsOf(heldCells(one)))}
        objectives={this.author.objectives?.objectives ?? []}
        onChange={change => {
          hands.forEach(one => changeMark(one, change(markedAnswer(one))));
          this.redraw();
        }}
        onPoints={points => {
          hands.forEach(one => changePoints(one, points));
          this.redraw();
        }}
      />
    );
  }

  private leave({ key }: KeyboardEvent): void {
    const { tracker, app } = this.author;
    if (key === 'Escape' && tracker.currentWidget && tracker.currentWidget === app.shell.currentWidget) {
      tracker.currentWidget.content.activate();
    }
  }

  private misconceptions(): {
    known: readonly Misconception[];
    write: (id: string, title: string, message: string) => void;
  } {
    const { author } = this;
    return {
      known: author.misconceptions,
      write: (id, title, message) => void author.writeMisconception(id, title, message)
    };
  }

  private objective(): ReactElement {
    const { words, objectives } = this.author;
    const chosen = objectives?.current;
    if (!objectives || !chosen) {
      return <StateNote title={words.__('No objective chosen')} sentence={words.__('Choose one, or add one.')} />;
    }
    return (
      <>
        <AuthoredHead title={chosen.name} id={chosen.objective} kept={words.__('Saved in course.yml')} />
        <ObjectiveForm
          key={objectives.identity(chosen.objective)}
          model={objectives}
          objective={chosen}
          onOpen={one => void this.author.open(one.file, one.cell)}
        />
      </>
    );
  }

  private nothing(): ReactElement {
    const { author } = this;
    const { words } = author;
    return (
      <section className="oc-state">
        <h2 className="oc-h">{words.__('Not an exercise yet')}</h2>
        <p>
          {words.__('Select the prompt, the answer and the tests, then make them one. Or write all three at once.')}
        </p>
        <div className="oc-acts-row">
          <button
            type="button"
            className="oc-btn oc-primary"
            {...does('new-exercise')}
            onClick={() => void author.newExercise()}
          >
            {words.__('New exercise')}
          </button>
          <button
            type="button"
            className="oc-btn"
            {...does('make-exercise')}
            onClick={() => void author.makeExercise()}
          >
            {words.__('Make one of these cells')}
          </button>
        </div>
      </section>
    );
  }

  /** Others may change the same exercise, in any of its cells: what they write is shown. */
  private follow(panel: NotebookPanel | null): void {
    if (this.listening && !this.listening.isDisposed) {
      this.listening.modelContentChanged.disconnect(this.update, this);
    }
    this.listening = panel?.content ?? null;
    this.listening?.modelContentChanged.connect(this.update, this);
    this.others.follow(panel);
    this.update();
  }

  /** At once, so that what is typed next builds on it, and the caret stays where it is. */
  private redraw(): void {
    MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest);
  }
}
