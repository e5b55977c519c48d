import { Button, Radio, Stack, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teachPhotoLimits } from '../../../../src-shared/domain/analysis-task';
import type { Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { RoleNote } from '../../../app/sign-in/role-note';
import { useChosenCaptures } from '../../../app/state/chosen-captures';
import { useTask } from '../../../app/state/task-store';
import classes from '../models.module.css';
import { AcceptedPhotos } from './accepted-photos';
import { photosToTake, startTeaching, type TeachFrom, type TeachRefusal } from './start-teaching';
import { TeachProblem } from './teach-problem';
import { useAccepted } from './use-accepted';

const teachFrom: readonly TeachFrom[] = ['accepted', 'captures', 'folder'];

/** Where the photos come from, how many, and the button that begins. */
export function TeachForm({ product, again }: { readonly product: Product; readonly again: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const accepted = useAccepted(product.key);
  const chosen = useChosenCaptures(({ captures }) => captures);
  const [from, setFrom] = useState<TeachFrom>(chosen.length > 0 ? 'captures' : 'accepted');
  const [limit, setLimit] = useState<number>(teachPhotoLimits.usual);
  const [refusal, setRefusal] = useState<TeachRefusal | null>(null);
  const working = useTask(({ task }) => task?.state === 'running');
  const tooFew = from === 'accepted' && accepted !== null && accepted.accepted < teachPhotoLimits.least;
  const begin = async (): Promise<void> => {
    setRefusal(null);
    setRefusal(await startTeaching(product.key, from, photosToTake(limit), chosen));
  };
  return (
    <section className={classes.box}>
      <h3>{t(again ? 'models.teach.again' : 'models.teach.title')}</h3>
      <Radio.Group
        label={t('models.teach.from')}
        value={from}
        onChange={(value) => {
          setRefusal(null);
          setFrom(teachFrom.find((known) => known === value) ?? 'accepted');
        }}
      >
        <Stack gap={0} mt={4}>
          <Radio size="md" className={classes.radio} value="accepted" label={t('models.teach.accepted')} />
          {chosen.length > 0 ? (
            <Radio
              size="md"
              className={classes.radio}
              value="captures"
              label={t('models.teach.chosen', { count: chosen.length, n: formats.number(chosen.length) })}
            />
          ) : null}
          <Radio size="md" className={classes.radio} value="folder" label={t('models.teach.folder')} />
        </Stack>
      </Radio.Group>
      <div className={classes.form}>
        {from === 'accepted' ? (
          <AcceptedPhotos accepted={accepted} limit={limit} onLimit={setLimit} />
        ) : (
          <Text fz="inherit">{t(from === 'folder' ? 'models.teach.folderHelp' : 'models.teach.chosenHelp')}</Text>
        )}
        {chosen.length === 0 ? (
          <Text fz="inherit" c="dimmed">
            {t('models.teach.chooseHelp')}
          </Text>
        ) : null}
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
