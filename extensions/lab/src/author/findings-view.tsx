/** The list of findings, below the notebook. */
import { ReactWidget } from '@jupyterlab/ui-components';
import { FindingList, type FindingListProps } from '@openclass-nb/ui/findings';
import { WordsContext } from '@openclass-nb/ui';
import type { ReactElement } from 'react';
import { checkIcon } from '../icons.js';
import type { Author } from './author.js';
import { CellMarks, cellOf } from './cell-findings.js';

export class FindingsView extends ReactWidget {
  private onlyHere = false;
  private readonly marks = new Map<string, CellMarks>();

  constructor(private readonly author: Author) {
    super();
    this.id = 'openclass-findings';
    this.addClass('oc-root');
    this.title.label = author.words.__('Course check');
    this.title.icon = checkIcon;
    this.title.closable = true;
    author.changed.connect(this.update, this);
    author.found.connect(this.mark, this);
    author.tracker.currentChanged.connect(this.mark, this);
    author.tracker.activeCellChanged.connect(this.update, this);
    this.mark();
  }

  override dispose(): void {
    this.author.changed.disconnect(this.update, this);
    this.author.found.disconnect(this.mark, this);
    this.author.tracker.currentChanged.disconnect(this.mark, this);
    this.author.tracker.activeCellChanged.disconnect(this.update, this);
    super.dispose();
  }

  /** Marks stand in every open notebook that something was found in. */
  private mark(): void {
    const { author } = this;
    author.tracker.forEach(panel => {
      const known = this.marks.get(panel.id) ?? new CellMarks(panel, author.words);
      if (!this.marks.has(panel.id)) {
        this.marks.set(panel.id, known);
        panel.disposed.connect(() => this.marks.delete(panel.id));
      }
      void panel.context.ready.then(() => known.show(author.findingsIn(panel)));
    });
    this.update();
  }

  /** Where nothing was found: what was looked at, and the assignment in front, which can be released. */
  private clean(): FindingListProps['clean'] {
    const { author } = this;
    const { assignment, looked } = author;
    const release = assignment ? { title: author.titleOf(assignment), act: () => void author.release() } : null;
    return looked && { ...looked, release };
  }

  protected override render(): ReactElement {
    const { author } = this;
    const panel = author.tracker.currentWidget;
    const here = panel ? author.findingsIn(panel) : [];
    const cell = author.tracker.activeCell;
    return (
      <WordsContext.Provider value={author.words}>
        <FindingList
          findings={author.findings ?? []}
          at={author.checkedAt}
          file={panel ? author.fileOf(panel) : null}
          onlyHere={this.onlyHere}
          onOnlyHere={only => {
            this.onlyHere = only;
            this.update();
          }}
          chosen={panel && cell ? here.filter(one => cellOf(panel, one) === cell) : []}
          onOpen={one => void author.open(one.place.file, one.place.cell)}
          clean={this.clean()}
        />
      </WordsContext.Provider>
    );
  }
}
