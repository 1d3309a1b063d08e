import { Button, Text } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import { valueAt, withValue } from './draft.ts';
import { Fields, ListField, TextField, Tick, type Form } from './fields.tsx';
import type { Journey } from './journey.ts';
import { hasProxy, hostProxyOf, wantsPassword, withProxy } from './proxy-draft.ts';
import { SecretInput } from './secret-input.tsx';

/** The proxy of the VM: whether there is one, its address with that of this Windows as a suggestion, its password. */
export function ProxyFields({ journey, form }: { journey: Journey; form: Form }) {
  const { t } = useWords();
  const { draft, change } = form;
  const used = hasProxy(draft);
  const ofHost = hostProxyOf(journey.scan.report);
  const fresh = (): void => {
    journey.proxySecret.set('none');
    journey.proxySecret.fail(undefined);
  };
  return (
    <Section title={t('app.setup.proxy')}>
      <Tick
        name="proxy.use"
        label={t('app.setup.proxy.use')}
        checked={used}
        onChange={(checked) => {
          fresh();
          change((now) => withProxy(now, checked ? '' : undefined));
        }}
      />
      {ofHost === undefined || valueAt(draft, 'proxy.https') === ofHost ? null : (
        <div>
          <Text>{t('app.setup.proxy.host', { proxy: ofHost })} </Text>
          <Button size="large" onClick={() => change((now) => withProxy(now, ofHost))}>
            {t('app.setup.proxy.take')}
          </Button>
        </div>
      )}
      {used ? (
        <>
          <Fields>
            <TextField form={form} path="proxy.https" hint={t('app.hint.proxy.https')} />
            <TextField form={form} path="proxy.http" optional hint={t('app.hint.proxy.http')} />
            <ListField form={form} path="proxy.noProxy" optional hint={t('app.hint.proxy.noProxy')} />
          </Fields>
          <Tick
            name="proxy.has-password"
            label={t('app.setup.proxy.has-password')}
            checked={valueAt(draft, 'proxy.password') !== undefined}
            onChange={(checked) => {
              fresh();
              change((now) => withValue(now, 'proxy.password', checked ? 'prompt' : undefined));
            }}
          />
          {valueAt(draft, 'proxy.password') === undefined ? null : (
            <TextField form={form} path="proxy.password" hint={t('app.hint.proxy.password')} />
          )}
          {wantsPassword(draft) ? <SecretInput field="proxy.password" secret={journey.proxySecret} /> : null}
          <Text size={200}>{t('app.setup.proxy.means')}</Text>
        </>
      ) : null}
    </Section>
  );
}
