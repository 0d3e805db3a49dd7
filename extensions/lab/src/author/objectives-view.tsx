/** The objectives editor in the main area. */
import { ReactWidget } from '@jupyterlab/ui-components';
import { ObjectivesEditor } from '@openclass-nb/ui/author/objectives-editor';
import { Loading, StateNote, WordsContext } from '@openclass-nb/ui';
import type { ReactElement } from 'react';
import type { Author } from './author.js';

export class ObjectivesView extends ReactWidget {
  constructor(
    private readonly author: Author,
    private readonly acts: { add: () => void; form: () => void }
  ) {
    super();
    this.addClass('oc-root');
    this.addClass('oc-map-view');
    author.changed.connect(this.update, this);
  }

  override dispose(): void {
    this.author.changed.disconnect(this.update, this);
    super.dispose();
  }

  /** The objective whose box has the focus, or else the chosen one. */
  get atHand(): string | null {
    const focused = this.node.querySelector<HTMLElement>('[data-objective]:focus');
    return focused?.dataset['objective'] ?? this.author.objectives?.chosen ?? null;
  }

  /** Put the focus on a box: after a change its place is another one. */
  focus(objective: string | null): void {
    window.requestAnimationFrame(() =>
      this.node.querySelector<HTMLElement>(`[data-objective="${objective ?? ''}"]`)?.focus()
    );
  }

  protected override render(): ReactElement {
    return <WordsContext.Provider value={this.author.words}>{this.draw()}</WordsContext.Provider>;
  }

  private draw(): ReactElement {
    const model = this.author.objectives;
    const { words } = this.author;
    if (!model) {
      return <StateNote title={words.__('No course here')} sentence={words.__('Open a course that you teach.')} />;
    }
    return model.loaded ? (
      <ObjectivesEditor
        model={model}
        onAdd={this.acts.add}
        onOpen={objective => {
          model.choose(objective);
          this.acts.form();
        }}
      />
    ) : (
      <Loading title={words.__('Objectives')} />
    );
  }
}
