/** Long work of the service, followed to its end; Lab's notification says how far it is. */
import { Notification } from '@jupyterlab/apputils';
import type { ReadonlyJSONValue } from '@lumino/coreutils';
import { PromiseDelegate } from '@lumino/coreutils';
import type { Api, Finding, Job, Words } from '@openclass-nb/ui';

const LOOK_MILLISECONDS = 400;

/** What came of it, with what was found on the way. */
export interface Outcome {
  job: Job;
  findings: Finding[];
}

export async function follow(api: Api, started: Job, words: Words, what: string): Promise<Outcome> {
  const shown = new PromiseDelegate<ReadonlyJSONValue>();
  Notification.promise(shown.promise, {
    pending: { message: what, options: { autoClose: false } },
    success: { message: () => words.__('%1: done.', what), options: { autoClose: 4000 } },
    error: { message: problem => String((problem as Error).message), options: { autoClose: 10000 } }
  });
  let job = started;
  while (job.state === 'waiting' || job.state === 'running') {
    await new Promise(resolve => window.setTimeout(resolve, LOOK_MILLISECONDS));
    job = await api.job(job.job);
  }
  const findings = (job.result?.['findings'] as Finding[] | undefined) ?? [];
  if (job.state === 'done') {
    shown.resolve(null);
  } else {
    shown.reject(new Error([job.problem?.message, job.problem?.next_step].filter(Boolean).join(' ') || job.what));
  }
  return { job, findings };
}
