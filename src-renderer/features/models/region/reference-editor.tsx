import { Button, Loader } from '@mantine/core';
import { IconArrowBackUp, IconCrop, IconDeviceFloppy, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureId } from '../../../../src-shared/domain/ids';
import type { PhotoRegion, Product } from '../../../../src-shared/domain/product';
import { useFormats } from '../../../app/i18n/use-formats';
import { RoleNote } from '../../../app/sign-in/role-note';
import { EmptyState } from '../../../components/empty-state';
import { changeReference } from '../models-store';
import { ReferenceChoice } from './reference-choice';
import classes from './region.module.css';
import { sameRegion, startingRegion } from './region-moves';
import { RegionPhoto } from './region-photo';
import { useRecentCaptures } from './use-recent-captures';

/** What would be saved. */
interface Reference {
  readonly capture: CaptureId | null;
  readonly region: PhotoRegion | null;
}

/** The product's reference photo, and on it the part that taught models look at. */
export function ReferenceEditor({ product }: { readonly product: Product }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { asked, again } = useRecentCaptures(product.key);
  /** Every state before, the oldest first; the last one is what Undo returns to. */
  const [undo, setUndo] = useState<readonly Reference[]>([]);
  const saved: Reference = { capture: product.referenceCapture, region: product.region };
  const [draft, setDraft] = useState<Reference | null>(null);
  const [saving, setSaving] = useState(false);
  if (asked.phase === 'loading') return <EmptyState title={t('gallery.loading')} icon={<Loader />} />;
  if (asked.phase === 'failed') {
    return (
      <EmptyState title={t('gallery.loadFailed')} help={asked.problem.detail} alert>
        <Button onClick={again}>{t('app.retry')}</Button>
      </EmptyState>
    );
  }
  const now = draft ?? saved;
  const captures = asked.value;
  // Without a reference the region is drawn on the newest good photo.
  const shown = now.capture ?? captures[0]?.id ?? null;
  if (shown === null) return <EmptyState title={t('reference.none')} help={t('reference.noneHelp')} />;
  const moved = now.capture !== saved.capture || !sameRegion(now.region, saved.region);
  const change = (next: Partial<Reference>): void => {
    setUndo([...undo, now]);
    setDraft({ ...now, ...next });
  };
  const back = (): void => {
    setDraft(undo.at(-1) ?? null);
    setUndo(undo.slice(0, -1));
  };
  const save = async (): Promise<void> => {
    setSaving(true);
    const done = await changeReference(product.key, now.capture, now.region);
    setSaving(false);
    if (!done) return;
    setDraft(null);
    setUndo([]);
  };
  return (
    <div className={classes.editor}>
      <section className={classes.panel}>
        <h3>{t('reference.regionTitle')}</h3>
        <p>{t('reference.help')}</p>
        <RegionPhoto capture={shown} region={now.region} onChange={(region) => change({ region })} />
        <p id="region-keys" className={classes.dim}>
          {t('reference.keys')}
        </p>
        <div className={classes.actions}>
          {now.region === null ? (
            <Button leftSection={<IconCrop size={20} />} onClick={() => change({ region: startingRegion })}>
              {t('reference.draw')}
            </Button>
          ) : (
            <Button leftSection={<IconPhoto size={20} />} onClick={() => change({ region: null })}>
              {t('reference.whole')}
            </Button>
          )}
          <Button leftSection={<IconArrowBackUp size={20} />} disabled={undo.length === 0} onClick={back}>
            {t('reference.undo')}
          </Button>
          <RoleNote needs="quality" />
          <span className={classes.spacer} />
          <span className={classes.state} aria-live="polite">
            {t(moved ? 'reference.unsaved' : 'reference.asSaved')}
          </span>
          <Button
            variant="filled"
            leftSection={<IconDeviceFloppy size={20} />}
            disabled={!moved}
            loading={saving}
            onClick={() => void save()}
          >
            {t('app.save')}
          </Button>
        </div>
        <p className={classes.note}>{t('reference.counts')}</p>
      </section>
      <section className={classes.panel}>
        <h3>{t('reference.photoTitle')}</h3>
        <p>
          {now.capture === null
            ? t('reference.noPhoto')
            : t('reference.photo', { capture: t('capture.title', { id: formats.number(now.capture) }) })}
        </p>
        {now.capture === null ? null : (
          <Button mb="sm" onClick={() => change({ capture: null })}>
            {t('reference.withoutPhoto')}
          </Button>
        )}
        <ReferenceChoice captures={captures} chosen={now.capture} onChoose={(capture) => change({ capture })} />
      </section>
    </div>
  );
}
