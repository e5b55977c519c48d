import { useTranslation } from 'react-i18next';
import { AskFirst } from '../../components/ask-first';
import { giveUpReport } from './schedule-store';

export interface GiveUpReportProps {
  /** The end of its period. */
  readonly toMs: number;
  readonly disabled: boolean;
}

/** The station does not write it any more, not even at its next start. */
export function GiveUpReport({ toMs, disabled }: GiveUpReportProps) {
  const { t } = useTranslation();
  return (
    <AskFirst
      label={t('reports.schedule.giveUp')}
      help={t('reports.schedule.giveUpHelp')}
      yes={t('reports.schedule.giveUpYes')}
      disabled={disabled}
      onYes={() => void giveUpReport(toMs)}
    />
  );
}
