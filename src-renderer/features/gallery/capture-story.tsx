import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureDetail } from '../../../src-shared/ipc/contract';
import { useFormats } from '../../app/i18n/use-formats';
import { useWords } from '../../app/i18n/use-words';
import { Facts } from '../../components/facts';
import { PhotoProblemNote } from '../../components/photo-problem-note';
import { ScoreBar } from '../../components/score-bar';
import { VerdictMark } from '../../components/verdict-mark';
import classes from './gallery.module.css';

/** How the capture arrived, what models said of it, and everything that was decided. */
export function CaptureStory({ detail }: { readonly detail: CaptureDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useWords();
  const { capture } = detail;
  const pixels = capture.width === null ? t('app.notYet') : `${capture.width} × ${capture.height}`;
  return (
    <>
      <section>
        <Title order={2} size="h4">
          {t('capture.title', { id: formats.number(capture.id) })}
        </Title>
        <Facts
          facts={[
            {
              name: t('capture.camera'),
              value: `${words.captureCamera(capture)} (${t('capture.cameraId', { id: capture.cameraId })})`,
            },
            { name: t('capture.received'), value: formats.dateTime(capture.receivedAtMs) },
            { name: t('serial.name'), value: capture.serial ?? t('app.notYet') },
            ...(capture.lotNumber === null ? [] : [{ name: t('lots.lot'), value: capture.lotNumber }]),
            { name: t('gallery.state'), value: t(`state.${capture.state}`) },
            { name: t('capture.pixels'), value: pixels },
            { name: t('capture.size'), value: formats.bytes(capture.sizeBytes) },
            ...(capture.photoRemovedAtMs === null
              ? []
              : [{ name: t('storage.goneTile'), value: formats.dateTime(capture.photoRemovedAtMs) }]),
          ]}
        />
      </section>
      <section>
        <Title order={3} size="h5">
          {t('gallery.inspections')}
        </Title>
        {detail.inspections.length === 0 ? <Text c="dimmed">{t('gallery.noInspection')}</Text> : null}
        {detail.inspections.map((inspection) => (
          <div key={inspection.id} className={classes.entry}>
            <div className={classes.entryHead}>
              <VerdictMark verdict={inspection.verdict} />
              <span className="numeric">{formats.score(inspection.score)}</span>
            </div>
            {inspection.photoProblem ? <PhotoProblemNote problem={inspection.photoProblem} /> : null}
            <ScoreBar score={inspection.score} thresholds={inspection.thresholds} />
            <Text size="sm" c="dimmed">
              {`${inspection.modelName} ${inspection.modelVersion} · ${formats.dateTime(inspection.atMs)} · ${formats.duration(inspection.durationMs)}`}
            </Text>
          </div>
        ))}
      </section>
      <section>
        <Title order={3} size="h5">
          {t('gallery.decisions')}
        </Title>
        {detail.decisions.length === 0 ? <Text c="dimmed">{t('gallery.noDecision')}</Text> : null}
        <ol className={classes.decisions}>
          {detail.decisions.map((decision) => (
            <li key={decision.id} className={classes.entry}>
              <strong>{t(`decision.${decision.kind}`)}</strong>
              {decision.reason === null ? '' : ` – ${words.reason(decision.reason)}`}
              <Text size="sm" c="dimmed">
                {`${decision.operator} · ${formats.dateTime(decision.atMs)}`}
              </Text>
            </li>
          ))}
        </ol>
      </section>
      {detail.serials.length === 0 ? null : (
        <section>
          <Title order={3} size="h5">
            {t('serial.name')}
          </Title>
          <ol className={classes.decisions}>
            {detail.serials.map(({ serial, operator, atMs }) => (
              <li key={`${atMs} ${serial}`} className={classes.entry}>
                <strong className="mono">{serial ?? t('serial.removed')}</strong>
                <Text size="sm" c="dimmed">
                  {`${operator} · ${formats.dateTime(atMs)}`}
                </Text>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <Title order={3} size="h5">
          {t('gallery.transfer')}
        </Title>
        <Facts
          facts={[
            { name: t('gallery.from_'), value: `${detail.address}:${detail.port}` },
            { name: t('gallery.packets'), value: formats.number(detail.packets) },
            { name: t('gallery.rounds'), value: formats.number(detail.rounds) },
            { name: t('gallery.resent'), value: formats.number(detail.resentPackets) },
            { name: t('gallery.duration'), value: formats.duration(detail.transferMs) },
            { name: t('gallery.sha256'), value: <span className="mono">{detail.sha256}</span> },
          ]}
        />
      </section>
    </>
  );
}
