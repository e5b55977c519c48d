import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../../src-shared/domain/print-job';
import { ask } from '../../api/station';
import { PrintSheet } from './print-sheet';

/** Long names and many signs may need more than the sheet has: they are made smaller, the place to sign never moves. */
function fitSheet(): void {
  for (const body of document.querySelectorAll<HTMLElement>('[data-fits]')) {
    // Smaller words break their lines anew: a second look takes up what that leaves.
    for (let look = 0; look < 3 && body.scrollHeight > body.clientHeight; look += 1) {
      const zoom = Number(body.style.getPropertyValue('--v-fit') || 1) * (body.clientHeight / body.scrollHeight);
      body.style.setProperty('--v-fit', `${zoom}`);
    }
  }
}

/** The hidden window's only page: asks for its job, shows it, and tells the station when it stands. */
export function PrintPage({ job }: { readonly job: number }) {
  const { t } = useTranslation();
  const [content, setContent] = useState<PrintJob | null>(null);
  useEffect(() => {
    void ask('printJob', { job }).then((answer) => {
      if (answer.ok) setContent(answer.value);
      else void ask('printReady', { job, problem: answer.detail });
    });
  }, [job]);
  useEffect(() => {
    // Effects run when the sheet is in the page; its fonts may still be on their way. No frame is waited for: a hidden
    // window draws none.
    if (content === null) return;
    document.title = `Vigie – ${t('reports.print.title')}`;
    void document.fonts.ready.then(() => {
      fitSheet();
      return ask('printReady', { job, problem: null });
    });
  }, [content, job, t]);
  return content === null ? null : <PrintSheet job={content} />;
}
