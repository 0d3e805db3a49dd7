/** The list of findings, below the notebook. */
import { ReactWidget } from '@jupyterlab/ui-components';
import { FindingList } from '@openclass-nb/ui/findings';
import { WordsContext } from '@openclass-nb/ui';
import type { ReactElement } from 'react';
import type { Author } from './author.js';
import { checkIcon } from '../icons.js';

export class FindingsView extends ReactWidget {
  constructor(private readonly author: Author) {
    super();
    this.id = 'openclass-findings';
    this.addClass('oc-root');
    this.title.label = author.words.__('Course check');
    this.title.icon = checkIcon;
    this.title.closable = true;
    author.changed.connect(this.update, this);
  }

  protected override render(): ReactElement {
    return (
      <WordsContext.Provider value={this.author.words}>
        <FindingList findings={this.author.findings ?? []} onOpen={one => void this.author.open(one)} />
      </WordsContext.Provider>
    );
  }
}
