import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/words.tsx';
import { Section } from '../../design/parts.tsx';
import type { Form } from './fields.tsx';
import { InspectionFields } from './inspection-fields.tsx';
import type { Journey } from './journey.ts';
import { kindOf, type NetworkKind } from './network-draft.ts';
import { NetworkFields } from './network-fields.tsx';
import { NetworkOptions } from './network-options.tsx';
import { NetworkPicture } from './network-picture.tsx';
import { NicFields } from './nic-fields.tsx';
import { hasProxy } from './proxy-draft.ts';
import { ProxyFields } from './proxy-fields.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase400 },
});

/** What each switch means for those at the site; the words are `app.setup.network.means.KEY`. */
const means: Readonly<Record<NetworkKind, readonly string[]>> = {
  'Default Switch': ['out', 'in', 'address', 'firewall'],
  External: ['own', 'reached', 'bound', 'ask'],
  Internal: ['out', 'in', 'inner', 'firewall'],
};

/** How the VM is connected: the ways there are on this host, the choice in fields, and what it means. */
export function NetworkStep({ journey, form }: { journey: Journey; form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const kind = kindOf(form.draft);
  return (
    <>
      <NetworkOptions form={form} />
      <NetworkFields form={form} />
      <NicFields form={form} />
      <ProxyFields journey={journey} form={form} />
      <InspectionFields form={form} />
      <Section title={t('app.setup.network.way')}>
        <NetworkPicture kind={kind} proxy={hasProxy(form.draft)} />
      </Section>
      <Section title={t('app.setup.network.means')}>
        <ul className={styles.list}>
          {means[kind].map((one) => (
            <li key={one}>{t(`app.setup.network.means.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('app.setup.network.not-yet')}>
        <ul className={styles.list}>
          {['dhcp'].map((one) => (
            <li key={one}>{t(`app.setup.network.not-yet.${one}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
