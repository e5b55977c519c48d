import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../components/copy-field';
import { useFormats } from '../i18n/use-formats';
import { useStation } from '../state/station-store';
import { Banner } from './banner';
import { bufferCommand } from './buffer-command';

/** What is wrong with the station, in words, with what to do; nothing when all is well. */
export function Banners() {
  const { t } = useTranslation();
  const formats = useFormats();
  const status = useStation((state) => state.status);
  const [dismissedBuffer, dismissBuffer] = useLocalStorage({ key: 'dismissed-receive-buffer', defaultValue: 0 });
  const [startupSeen, setStartupSeen] = useState(false);
  if (status === null) return null;
  const { storage, udp, inspection } = status;
  const problem = storage.problem ?? 'other';
  const oddFiles = storage.quarantinedFiles + storage.missingFiles > 0;
  return (
    <>
      {storage.state === 'unavailable' ? (
        <Banner tone="fail" title={t(`banner.storage.${problem}`)}>
          <p>{t(`banner.storageHelp.${problem}`)}</p>
          <p>
            {t('banner.storageWhere', { folder: status.dataDir })}
            {storage.detail ? ` – ${storage.detail}` : ''}
          </p>
        </Banner>
      ) : null}
      {udp.state === 'failed' ? (
        <Banner tone="fail" title={t('banner.udpFailed')}>
          <p>{t('banner.udpFailedHelp')}</p>
          <p>{`${udp.host}:${udp.port} – ${udp.problem ?? ''}`}</p>
        </Banner>
      ) : null}
      {inspection.state === 'failed' ? (
        <Banner tone="unsure" title={t('banner.inspectionFailed')}>
          <p>{t('banner.inspectionFailedHelp')}</p>
          {inspection.problem ? <p>{inspection.problem}</p> : null}
        </Banner>
      ) : null}
      {udp.receiveBufferClamped && dismissedBuffer !== udp.receiveBufferBytes ? (
        <Banner
          tone="unsure"
          title={t('banner.bufferClamped', { actual: formats.bytes(udp.receiveBufferBytes) })}
          onDismiss={() => dismissBuffer(udp.receiveBufferBytes)}
        >
          <p>{t('banner.bufferHelp')}</p>
          <CopyField value={bufferCommand} />
        </Banner>
      ) : null}
      {oddFiles && !startupSeen ? (
        <Banner
          tone="unsure"
          title={t('banner.quarantined', { quarantined: storage.quarantinedFiles, missing: storage.missingFiles })}
          onDismiss={() => setStartupSeen(true)}
        >
          <p>{t('banner.quarantinedHelp')}</p>
        </Banner>
      ) : null}
    </>
  );
}
