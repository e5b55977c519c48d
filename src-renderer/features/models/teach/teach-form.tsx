import { Button, Radio, Stack, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import type { Product } from '../../../../src-shared/domain/product';
import { RoleNote } from '../../../app/sign-in/role-note';
import { useTask } from '../../../app/state/task-store';
import classes from '../models.module.css';
import { AcceptedPhotos } from './accepted-photos';
import { photosToTake, startTeaching, type TeachRefusal } from './start-teaching';
import { TeachProblem } from './teach-problem';
import { useAccepted } from './use-accepted';

/** Where the photos come from, how many, and the button that begins. */
export function TeachForm({ product, again }: { readonly product: Product; readonly again: boolean }) {
  const { t } = useTranslation();
  const accepted = useAccepted(product.key);
  const [from, setFrom] = useState<'accepted' | 'folder'>('accepted');
  const [limit, setLimit] = useState<number>(teachPhotoLimits.usual);
  const [refusal, setRefusal] = useState<TeachRefusal | null>(null);
  const working = useTask(({ task }) => task?.state === 'running');
  const tooFew = from === 'accepted' && accepted !== null && accepted.accepted < teachPhotoLimits.least;
  const begin = async (): Promise<void> => {
    setRefusal(null);
    setRefusal(await startTeaching(product.key, from, photosToTake(limit)));
  };
  return (
    <section className={classes.box}>
      <h3>{t(again ? 'models.teach.again' : 'models.teach.title')}</h3>
      <Radio.Group
        label={t('models.teach.from')}
        value={from}
        onChange={(value) => {
          setRefusal(null);
          setFrom(value === 'folder' ? 'folder' : 'accepted');
        }}
      >
        <Stack gap={0} mt={4}>
          <Radio size="md" className={classes.radio} value="accepted" label={t('models.teach.accepted')} />
          <Radio size="md" className={classes.radio} value="folder" label={t('models.teach.folder')} />
        </Stack>
      </Radio.Group>
      <div className={classes.form}>
        {from === 'accepted' ? (
          <AcceptedPhotos accepted={accepted} limit={limit} onLimit={setLimit} />
        ) : (
          <Text fz="inherit">{t('models.teach.folderHelp')}</Text>
        )}
        {refusal === null ? null : <TeachProblem refusal={refusal} />}
      </div>
      <Button
        mt="md"
        variant="filled"
        leftSection={<IconSchool size={20} aria-hidden="true" />}
        disabled={tooFew || working}
        onClick={() => void begin()}
      >
        {t(from === 'folder' ? 'models.teach.chooseFolder' : 'models.teach.begin')}
      </Button>
      <RoleNote needs="quality" />
      {working ? (
        <Text fz="inherit" mt="xs">
          {t('models.teach.otherWork')}
        </Text>
      ) : null}
    </section>
  );
}
