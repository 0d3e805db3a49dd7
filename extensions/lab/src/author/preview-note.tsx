/** Above a preview: what it is, and that nothing done in it is recorded. */
import { ReactWidget } from '@jupyterlab/ui-components';
import { does, Icon, type Words } from '@openclass-nb/ui';
import type { ReactElement } from 'react';

export class PreviewNote extends ReactWidget {
  constructor(
    private readonly words: Words,
    private readonly again: () => void
  ) {
    super();
    this.addClass('oc-root');
    this.addClass('oc-preview-note');
    this.node.setAttribute('role', 'note');
  }

  protected override render(): ReactElement {
    const { words } = this;
    return (
      <div className="oc-row">
        <Icon name="preview" tone="accent" />
        <p className="oc-grow">
          <strong>{words.__('Preview.')}</strong>{' '}
          {words.__('Check and Hint work as for a student. Nothing is recorded.')}
        </p>
        <button type="button" className="oc-link" {...does('begin-preview-again')} onClick={this.again}>
          {words.__('Begin again')}
        </button>
      </div>
    );
  }
}
