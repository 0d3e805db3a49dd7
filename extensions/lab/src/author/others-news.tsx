/** Below the form: what somebody else changed in the exercise at hand. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import { ChangeNote } from '@openclass-nb/ui/author/change-note';
import { pointsOf } from '@openclass-nb/ui/author/held-cells';
import { OthersChanges, type Fields } from '@openclass-nb/ui/author/others-changes';
import type { ReactElement } from 'react';
import type { Author } from './author.js';
import { changeMark, changePoints, exerciseAtHand, heldCells, markedAnswer, type ExerciseAtHand } from './cells.js';
import { Writers, type Writing } from './writers.js';

export class OthersNews {
  private readonly changes = new OthersChanges();
  private readonly writers = new Writers(writing => this.hear(writing));
  private panel: NotebookPanel | null = null;

  constructor(
    private readonly author: Author,
    private readonly changed: () => void
  ) {}

  /** Another notebook is in front. */
  follow(panel: NotebookPanel | null): void {
    this.panel = panel;
    this.writers.follow(panel);
  }

  draw(hand: ExerciseAtHand): ReactElement {
    this.changes.look(hand.answer.id, fieldsOf(hand));
    return (
      <ChangeNote
        change={this.changes.told}
        nameOf={id => this.author.objectives?.find(id)?.name ?? id}
        onKeep={field => (this.changes.keep(field), this.changed())}
        onUse={(field, value) => {
          this.changes.keep(field);
          write(hand, field, value);
          this.changed();
        }}
      />
    );
  }

  private hear({ local, by }: Writing): void {
    const notebook = this.panel?.content;
    const hand = notebook && !notebook.isDisposed ? exerciseAtHand(notebook, notebook.activeCell) : null;
    if (!hand) {
      return;
    }
    const fields = fieldsOf(hand);
    this.changes.look(hand.answer.id, fields);
    if (local) {
      this.changes.here(fields);
    } else {
      this.changes.elsewhere(fields, by);
      this.changed();
    }
  }
}

const fieldsOf = (hand: ExerciseAtHand): Fields => ({ ...markedAnswer(hand), points: pointsOf(heldCells(hand)) });

function write(hand: ExerciseAtHand, field: string, value: unknown): void {
  if (field === 'points') {
    changePoints(hand, Number(value));
  } else {
    changeMark(hand, { [field]: value });
  }
}
