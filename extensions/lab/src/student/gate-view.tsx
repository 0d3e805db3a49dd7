/** A gate, explained: opens beside what it was asked from; Escape closes it and gives the focus back. */
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { WordsContext, type CourseModel, type Explanation, type Words } from '@openclass-nb/ui';
import { Gate } from '@openclass-nb/ui/gate';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { ReactElement } from 'react';

class GateView extends ReactWidget {
  private readonly size = new ResizeObserver(() => this.stand());

  constructor(
    private readonly explanation: Explanation,
    private readonly words: Words,
    private readonly from: HTMLElement | null,
    private readonly practice: (() => void) | null
  ) {
    super();
    this.addClass('oc-root');
    this.addClass('oc-pop');
    this.node.setAttribute('role', 'dialog');
    this.node.setAttribute('aria-labelledby', 'oc-gate-title');
    this.node.tabIndex = -1;
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent && event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    } else if (event.type === 'pointerdown' && !this.node.contains(event.target as Node)) {
      this.close();
    }
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this.node.addEventListener('keydown', this);
    document.addEventListener('pointerdown', this, true);
    const from = this.from?.getBoundingClientRect();
    const side = this.from?.closest('.oc-panel')?.getBoundingClientRect().right ?? from?.right ?? window.innerWidth / 3;
    this.node.style.left = `${Math.max(16, Math.min(side + 8, window.innerWidth - 516))}px`;
    this.size.observe(this.node);
    this.stand();
    this.node.focus();
  }

  protected override onBeforeDetach(msg: Message): void {
    this.size.disconnect();
    this.node.removeEventListener('keydown', this);
    document.removeEventListener('pointerdown', this, true);
    if (this.node.contains(document.activeElement)) {
      this.from?.focus();
    }
    super.onBeforeDetach(msg);
  }

  protected override render(): ReactElement {
    const practice = this.practice && (() => (this.close(), this.practice?.()));
    return (
      <WordsContext.Provider value={this.words}>
        <Gate explanation={this.explanation} onPractice={practice} onClose={() => this.close()} />
      </WordsContext.Provider>
    );
  }

  /** Beside what it explains, whole on the screen. */
  private stand(): void {
    const top = (this.from?.getBoundingClientRect().top ?? 64) - 20;
    const most = window.innerHeight - this.node.offsetHeight - 32;
    this.node.style.top = `${Math.max(32, Math.min(top, most))}px`;
  }
}

export async function showGate(
  course: CourseModel,
  words: Words,
  assignment: string,
  from: HTMLElement | null,
  practice: (() => void) | null
): Promise<void> {
  const view = new GateView(await course.api.explanation(assignment), words, from, practice);
  Widget.attach(view, document.body);
}
