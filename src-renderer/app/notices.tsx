import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import type { Problem } from '../api/station';
import { i18n } from './i18n/setup';

/** For a finger in a glove. */
const closeButton = () => ({ 'aria-label': i18n.t('app.dismiss'), size: 48, iconSize: 20 });

/** A request that failed: what happened, what to do, and the station's own words. `about` says what it means here. */
export function showProblem(problem: Problem, about?: string): void {
  // The sign-in panel said who may, and was closed on purpose.
  if (problem.needs !== undefined && about === undefined) return;
  const help = i18n.t(`problem.help.${problem.code}`);
  notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={20} />,
    title: i18n.t(`problem.title.${problem.code}`),
    message: (
      <>
        {about ? <div>{about}</div> : null}
        <div>{help}</div>
        {problem.detail ? <small>{problem.detail}</small> : null}
      </>
    ),
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: closeButton(),
  });
}

/** One with an `id` takes the place of the one before it. */
export function showWarning(title: string, message: string, id?: string): void {
  if (id !== undefined) notifications.hide(id);
  notifications.show({
    ...(id === undefined ? {} : { id }),
    color: 'orange',
    icon: <IconAlertTriangle size={20} />,
    title,
    message,
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: closeButton(),
  });
}

export function showDone(message: string): void {
  notifications.show({
    color: 'gray',
    icon: <IconCheck size={20} />,
    message,
    autoClose: 3000,
    withBorder: true,
    closeButtonProps: closeButton(),
  });
}

/** Something that was done in one action and can be taken back in one. */
export function showUndoable(message: string, undo: () => void): void {
  const id = notifications.show({
    color: 'gray',
    icon: <IconCheck size={20} />,
    message: (
      <>
        <div>{message}</div>
        <Button
          mt="xs"
          leftSection={<IconArrowBackUp size={20} />}
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18n.t('app.undo')}
        </Button>
      </>
    ),
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: closeButton(),
  });
}
