/** What has to outlive a reload while nobody answers: checks that wait, and where and who one was. Nothing else. */
import { restored, type Me, type WaitingCheck } from '@openclass-nb/ui';
import type { Place } from './request.js';

/** The browser's own store, for this Jupyter server alone; a browser that allows none only forgets sooner. */
export class Kept {
  constructor(
    private readonly base: string,
    private readonly store: Storage | null
  ) {}

  get waiting(): WaitingCheck[] {
    return restored(this.read('waiting'));
  }

  keepWaiting(course: string, waiting: readonly WaitingCheck[]): void {
    const others = this.waiting.filter(one => one.course !== course);
    this.write('waiting', [...others, ...waiting]);
  }

  get me(): Me | null {
    const kept = this.read('me') as Me | null;
    return Array.isArray(kept?.courses) ? kept : null;
  }

  keepMe(me: Me): void {
    this.write('me', me);
  }

  place(folder: string): Place | null {
    return (this.read('places') as Record<string, Place> | null)?.[folder] ?? null;
  }

  keepPlace(folder: string, place: Place): void {
    const places = this.read('places') as Record<string, Place> | null;
    this.write('places', { ...places, [folder]: place });
  }

  private read(name: string): unknown {
    try {
      return JSON.parse(this.store?.getItem(this.key(name)) ?? 'null') as unknown;
    } catch {
      return null;
    }
  }

  private write(name: string, value: unknown): void {
    try {
      this.store?.setItem(this.key(name), JSON.stringify(value));
    } catch {
      // a full store: the check is still sent from this page
    }
  }

  private key(name: string): string {
    return `openclass-nb:${this.base}:${name}`;
  }
}
