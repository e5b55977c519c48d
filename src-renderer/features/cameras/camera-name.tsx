import { TextInput, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraStatus } from '../../../src-shared/domain/camera';
import { useWords } from '../../app/i18n/use-words';
import classes from './cameras.module.css';

export interface CameraNameProps {
  readonly camera: CameraStatus;
  readonly onRename: (name: string) => void;
}

/** The name, changed in place: Enter or leaving the field saves, Escape keeps the old one. */
export function CameraName({ camera, onRename }: CameraNameProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const editing = draft !== null;
  useEffect(() => {
    if (editing) field.current?.select();
  }, [editing]);
  if (draft === null) {
    return (
      <UnstyledButton
        className={classes.name}
        title={words.camera(camera)}
        aria-label={`${words.camera(camera)} – ${t('cameras.rename', { id: camera.cameraId })}`}
        onClick={() => setDraft(camera.name)}
      >
        <span className={classes.nameText}>{words.camera(camera)}</span>
        <IconPencil size={16} aria-hidden="true" style={{ flex: 'none' }} />
      </UnstyledButton>
    );
  }
  const save = (): void => {
    const name = draft.trim();
    if (name !== camera.name) onRename(name);
    setDraft(null);
  };
  return (
    <TextInput
      ref={field}
      aria-label={t('cameras.rename', { id: camera.cameraId })}
      title={t('cameras.renameHint')}
      value={draft}
      maxLength={60}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
