import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Model } from '../../../../src-shared/domain/model';
import type { ModelAccuracy } from '../../../../src-shared/domain/model-manifest';
import { useFormats } from '../../../app/i18n/use-formats';
import { Facts } from '../../../components/facts';
import { useModelDescription } from '../use-model-description';
import { useOrigin } from './use-origin';

const mono = (text: string) => <span className="mono">{text}</span>;

/** How a model was made, as its package says. */
export function VersionFacts({ model }: { readonly model: Model }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const descriptionOf = useModelDescription();
  const origin = useOrigin(model.key);
  if (origin === null)
    return (
      <Text fz="inherit" c="dimmed">
        {t('app.reading')}
      </Text>
    );
  if ('code' in origin) return <Text fz="inherit" role="alert">{`${t('models.unreadable')} ${origin.detail}`}</Text>;
  const { thresholds, method, madeBy, photos, backbone, accuracy } = origin;
  const unknown = t('models.notSaid');
  return (
    <>
      <Text fz="inherit" mb="xs">
        {descriptionOf(model)}
      </Text>
      <Facts
        facts={[
          { name: t('models.package'), value: mono(`${model.name} ${model.version}`) },
          { name: t('models.installed'), value: formats.dateTime(model.installedAtMs) },
          { name: t('models.madeBy'), value: madeBy ?? unknown },
          { name: t('models.photos'), value: photos === null ? unknown : formats.number(photos) },
          {
            name: t('models.ownThresholds'),
            value: t('models.thresholdPair', {
              pass: formats.score(thresholds.pass),
              fail: formats.score(thresholds.fail),
            }),
          },
          {
            name: t('models.accuracy'),
            value: accuracy === null ? t('models.notMeasured') : <Accuracy of={accuracy} />,
          },
          { name: t('models.method'), value: method ?? unknown },
          {
            name: t('models.backbone'),
            value:
              backbone === null ? (
                unknown
              ) : (
                <>
                  {`${backbone.name} (${backbone.licence})`}
                  <br />
                  {mono(backbone.sha256)}
                </>
              ),
          },
          { name: t('models.manifest'), value: mono(model.manifestSha256) },
        ]}
      />
    </>
  );
}

function Accuracy({ of: accuracy }: { readonly of: ModelAccuracy }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { good, defective, goodVerdicts, defectiveVerdicts, imageAuroc, measuredOn } = accuracy;
  return (
    <>
      {t('models.accuracyGood', { n: formats.number(goodVerdicts.fail), of: formats.number(good) })}
      <br />
      {t('models.accuracyDefective', { n: formats.number(defectiveVerdicts.pass), of: formats.number(defective) })}
      <br />
      {t('models.accuracyAuroc', { n: formats.merit(imageAuroc) })}
      <br />
      <Text span c="dimmed" size="sm">
        {measuredOn}
      </Text>
    </>
  );
}
