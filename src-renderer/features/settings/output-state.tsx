import { useTranslation } from 'react-i18next';
import type { MqttOutputStatus, OutputProblem } from '../../../src-shared/domain/mqtt-output';
import { useFormats } from '../../app/i18n/use-formats';
import { Facts } from '../../components/facts';
import { Notice } from '../../components/notice';
import { Section } from './section';

/** What is wrong with a connection, and what to do; the system's own words below. */
export function OutputProblemWords({ problem }: { readonly problem: OutputProblem }) {
  const { t } = useTranslation();
  return (
    <>
      <div>{t(`outputs.problems.${problem.code}`)}</div>
      <small>{problem.detail}</small>
    </>
  );
}

/** How the output goes at this moment. */
export function OutputState({ status }: { readonly status: MqttOutputStatus }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state, connectedSinceMs, retryMs, waiting, lastSentMs, problem, failingSinceMs } = status;
  const at = state === 'connected' ? connectedSinceMs : retryMs;
  const connection = t(`outputs.states.${state}`, { at: at === null ? '' : formats.shortTime(at) });
  return (
    <Section title={t('outputs.state')}>
      <Facts
        facts={[
          { name: t('outputs.connection'), value: connection },
          ...(state === 'off'
            ? []
            : [
                { name: t('outputs.waiting'), value: formats.number(waiting) },
                {
                  name: t('outputs.lastSent'),
                  value: lastSentMs === null ? t('outputs.never') : formats.shortTime(lastSentMs),
                },
              ]),
        ]}
      />
      {problem === null ? null : (
        <Notice
          tone={failingSinceMs === null ? 'plain' : 'fail'}
          title={
            failingSinceMs === null
              ? t('outputs.lastProblem', { at: formats.shortTime(problem.atMs) })
              : t('outputs.problemNow', { at: formats.shortTime(failingSinceMs) })
          }
        >
          <OutputProblemWords problem={problem} />
        </Notice>
      )}
    </Section>
  );
}
