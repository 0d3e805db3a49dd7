/** In the status bar: what the last check of the course found. */
import { ReactWidget } from '@jupyterlab/ui-components';
import { does, Icon } from '@openclass-nb/ui';
import { counted } from '@openclass-nb/ui/findings';
import type { ReactElement } from 'react';
import type { Author } from './author.js';

export class CheckStatus extends ReactWidget {
  constructor(
    private readonly author: Author,
    private readonly open: () => void
  ) {
    super();
    this.addClass('oc-root');
    this.addClass('oc-status');
    author.found.connect(this.update, this);
  }

  protected override render(): ReactElement | null {
    const { findings, words } = this.author;
    return findings ? (
      <button type="button" {...does('show-findings')} onClick={this.open}>
        <Icon name="check" size={14} /> {words.__('Course check: %1', counted(findings, words))}
      </button>
    ) : null;
  }
}
