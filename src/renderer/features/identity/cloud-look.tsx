import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { CloudView } from '../../../contract/cloud.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { valueAt } from '../setup/draft.ts';
import { touchTarget, type Form } from '../setup/fields.tsx';
import { nameInCloud } from './cloud-draft.ts';
import { ToldList, type Told } from './problems.tsx';
import { Running } from './running.tsx';
import { useAsk } from '../../app/use-ask.ts';
import type { Way } from './ways.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
});

/** What the cloud has under a name, part by part in words, and what is to be told of it. */
function viewTold({ t }: Words, view: CloudView): Told[] {
  const { device, enrollment, group, id } = view;
  const yes = (value: boolean): string => t(value ? 'cloud.yes' : 'cloud.no');
  const parts = [
    ['device', device, device?.authentication],
    ['enrollment', enrollment, enrollment?.attestation],
    ['group', group, group?.attestation],
  ] as const;
  return [
    ...parts.flatMap(([name, found, proof = '']): Told[] => {
      const part = t(`cloud.part.${name}`);
      if (found === undefined) return [];
      if (found === null) return [{ tone: 'off', text: t('cloud.not-there', { part, id }) }];
      const params = { part, id, edge: yes(found.edge), enabled: yes(found.enabled), proof };
      return [
        {
          tone: found.edge && found.enabled ? 'good' : 'attention',
          text: t('app.identity.cloud.there-is', params),
        },
      ];
    }),
    ...view.unread.map(({ part, code }): Told => ({
      tone: 'unknown',
      text: t('cloud.unread', { part: t(`cloud.part.${part}`), code }),
    })),
    ...view.problems.map(({ code, params }): Told => {
      const { part } = params;
      const named = typeof part === 'string' ? { ...params, part: t(`cloud.part.${part}`) } : params;
      return { tone: 'attention', text: t(`cloud.problem.${code}`, named) };
    }),
  ];
}

/** Looks what the cloud has already under the name of this device, before anything is made. */
export function CloudLook({ form, way, given }: { form: Form; way: Way; given: boolean }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const show = useAsk('cloud.show');
  const id = nameInCloud(way, form.draft);
  const textAt = (path: string): string => {
    const value = valueAt(form.draft, path);
    return typeof value === 'string' ? value : '';
  };
  const hubService = textAt('cloud.hubService');
  const proxyPassword = textAt('proxy.password');
  const proxy = {
    https: textAt('proxy.https'),
    ...(proxyPassword === '' ? {} : { password: proxyPassword }),
  };
  const view = show.answer;
  return (
    <div className={styles.box}>
      <div className={styles.row}>
        <Button
          className={styles.button}
          disabled={id === '' || !given || show.since !== undefined}
          onClick={() =>
            void show.ask({
              id,
              service: textAt('cloud.service'),
              ...(hubService === '' ? {} : { hubService }),
              ...(valueAt(form.draft, 'cloud.viaProxy') === true ? { proxy } : {}),
              folder: '',
            })
          }
        >
          {t('app.identity.cloud.look')}
        </Button>
        <Running since={show.since} stop={show.stop} />
      </div>
      {show.error === undefined ? null : <Broken error={show.error} />}
      <div role="status" data-cloud={view?.id}>
        {view === undefined ? null : (
          <ToldList
            told={[
              ...view.access.map(({ service, host, policy }): Told => ({
                tone: 'good',
                text: t(`cloud.access.${service}`, { host, policy }),
              })),
              ...viewTold(words, view),
            ]}
          />
        )}
      </div>
    </div>
  );
}
