import { Popover, Radio, Stack, UnstyledButton } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewOrders, reviewPolicies } from '../../../src-shared/domain/capture';
import type { Settings } from '../../../src-shared/domain/settings';
import { useFormats } from '../../app/i18n/use-formats';
import { RoleNote } from '../../app/sign-in/role-note';
import { saveSettings, useStation } from '../../app/state/station-store';
import classes from './review.module.css';
import { chooseOrder } from './review-actions';
import { useReview } from './review-store';

const savePolicy = (policy: Settings['review']['policy']): void => {
  const review = useStation.getState().settings?.review;
  if (review !== undefined) void saveSettings({ review: { ...review, policy } });
};

/** How many wait, what waits and in which order: in sight, and changed here. */
function Options() {
  const { t } = useTranslation();
  const formats = useFormats();
  const waiting = useReview((state) => state.waiting);
  const order = useReview((state) => state.order);
  const policy = useStation((state) => state.settings?.review.policy ?? 'failing-and-unsure');
  return (
    <Popover width="target" position="bottom" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.options}>
          <IconAdjustmentsHorizontal size={22} aria-hidden="true" />
          <span>
            <strong className="numeric">{t('review.waiting', { n: formats.number(waiting) })}</strong>
            <small>
              {t(`review.policies.${policy}`)} · {t(`review.orders.${order}`)}
            </small>
          </span>
          <IconChevronDown size={18} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('review.options')}>
        <Stack gap="sm">
          <Radio.Group label={t('settings.policy')} value={policy} onChange={savePolicy}>
            <RoleNote needs="administrator" />
            {reviewPolicies.map((value) => (
              <Radio key={value} value={value} label={t(`settings.policies.${value}`)} className={classes.option} />
            ))}
          </Radio.Group>
          <Radio.Group label={t('review.order')} value={order} onChange={(value) => void chooseOrder(value)}>
            {reviewOrders.map((value) => (
              <Radio key={value} value={value} label={t(`review.ordersLong.${value}`)} className={classes.option} />
            ))}
          </Radio.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

export const QueueOptions = memo(Options);
