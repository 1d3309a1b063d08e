import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Params } from '../../../contract/errors.ts';
import type { NetworkOption, NetworkWish } from '../../../contract/network.ts';
import { useReading } from '../../app/calls.ts';
import { useWords } from '../../app/words.tsx';
import { Broken } from '../../design/failure.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Section, Waiting } from '../../design/parts.tsx';
import { withValue } from './draft.ts';
import { touchTarget, type Form } from './fields.tsx';
import { isChosen, networkOfOption } from './network-draft.ts';

const useStyles = makeStyles({
  wish: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  touch: { minHeight: touchTarget, alignItems: 'center' },
  list: { display: 'grid', gap: tokens.spacingVerticalM, width: '100%' },
  option: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  notes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase300 },
});

const tones: Readonly<Record<NetworkOption['status'], Tone>> = {
  possible: 'good',
  unknown: 'unknown',
  refused: 'bad',
};

const dhcpAnswers = { yes: true, no: false, unknown: null } as const;

/** What is wanted of the network; nobody is asked for more than changes the advice. */
function Wish({ wish, change }: { wish: NetworkWish; change(wish: NetworkWish): void }) {
  const styles = useStyles();
  const { t } = useWords();
  const dhcp = wish.plantDhcp === null ? 'unknown' : wish.plantDhcp ? 'yes' : 'no';
  return (
    <div className={styles.wish}>
      <div>
        <Checkbox
          size="large"
          className={styles.touch}
          label={t('app.setup.network.wish.reachable')}
          checked={wish.reachable}
          onChange={(_event, data) => change({ ...wish, reachable: data.checked === true })}
        />
        <Checkbox
          size="large"
          className={styles.touch}
          label={t('app.setup.network.wish.fixed')}
          checked={wish.address === 'fixed'}
          onChange={(_event, data) =>
            change({ ...wish, address: data.checked === true ? 'fixed' : 'automatic' })
          }
        />
      </div>
      <Field label={t('app.setup.network.wish.dhcp')}>
        <RadioGroup
          layout="horizontal"
          value={dhcp}
          onChange={(_event, data) =>
            change({ ...wish, plantDhcp: dhcpAnswers[data.value as keyof typeof dhcpAnswers] })
          }
        >
          {(Object.keys(dhcpAnswers) as (keyof typeof dhcpAnswers)[]).map((answer) => (
            <Radio
              key={answer}
              className={styles.touch}
              value={answer}
              label={t(`app.setup.network.wish.dhcp.${answer}`)}
            />
          ))}
        </RadioGroup>
      </Field>
    </div>
  );
}

/** Every way to connect the VM of this host, best first: what speaks for it and what it needs, or why it cannot be. */
export function NetworkOptions({ form }: { form: Form }) {
  const styles = useStyles();
  const { t } = useWords();
  const [wish, setWish] = useState<NetworkWish>({ reachable: false, address: 'automatic', plantDhcp: null });
  const advice = useReading('network.advise', { wanted: wish });
  const options = advice.data?.options ?? [];
  const chosen = options.findIndex((option) => isChosen(form.draft, option));
  const again = (
    <Button size="large" disabled={advice.isFetching} onClick={() => void advice.refetch()}>
      {t(advice.isFetching ? 'app.setup.network.reading' : 'app.setup.network.again')}
    </Button>
  );
  return (
    <Section title={t('app.setup.network.ways')} aside={again}>
      <Wish wish={wish} change={setWish} />
      {advice.data === undefined ? (
        advice.error === null ? (
          <Waiting rows={4} label={t('app.setup.network.reading')} />
        ) : (
          <Broken error={advice.error} />
        )
      ) : (
        <RadioGroup
          className={styles.list}
          aria-label={t('app.setup.network.ways')}
          value={String(chosen)}
          onChange={(_event, data) => {
            const option = options[Number(data.value)];
            const network = option === undefined ? undefined : networkOfOption(option);
            if (network !== undefined) form.change((draft) => withValue(draft, 'network', network));
          }}
        >
          {options.map((option, i) => (
            <Option
              key={`${option.kind} ${option.over}`}
              option={option}
              value={String(i)}
              chosen={i === chosen}
            />
          ))}
        </RadioGroup>
      )}
    </Section>
  );
}

function Option({ option, value, chosen }: { option: NetworkOption; value: string; chosen: boolean }) {
  const styles = useStyles();
  const { t } = useWords();
  const notes = (group: string, list: readonly { code: string; params: Params }[]) =>
    list.map(({ code, params }) => t(`net.${group}.${code}`, params));
  const { kind, over, status } = option;
  const title = t(`net.choice.${kind}`, { over });
  const because =
    status === 'possible'
      ? notes('reason', option.reasons)
      : status === 'unknown'
        ? notes('find', option.findOut)
        : notes('refusal', option.refusals);
  return (
    <div className={styles.option} data-way={`${kind} ${over}`.trim()} data-status={status}>
      <div className={styles.head}>
        <Radio
          className={styles.touch}
          value={value}
          label={title}
          disabled={networkOfOption(option) === undefined}
        />
        <Mark tone={tones[status]} />
        <Text>{t(`net.status.${status}`)}</Text>
      </div>
      {chosen && status === 'refused' ? (
        <Text weight="semibold">{t('app.setup.network.chosen-refused')}</Text>
      ) : null}
      <ul className={styles.notes}>
        {because.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {status === 'possible' ? <Needs option={option} /> : null}
      </ul>
      {status === 'refused' || option.breaks.length + option.tasks.length === 0 ? null : (
        <>
          <Text weight="semibold">{t('app.setup.network.mind')}</Text>
          <ul className={styles.notes}>
            {[...notes('break', option.breaks), ...option.tasks.map((code) => t(`net.task.${code}`))].map(
              (text) => (
                <li key={text}>{text}</li>
              ),
            )}
          </ul>
        </>
      )}
    </div>
  );
}

/** What the plan would make for this way, or a person has to. */
function Needs({ option }: { option: Extract<NetworkOption, { status: 'possible' }> }) {
  const { t } = useWords();
  const { needs, network, kind } = option;
  const { hostAddress, nat, address, dnsServers } = needs;
  const made = [
    ...(needs.makeSwitch && network !== null
      ? [t('app.setup.network.need.switch', { name: needs.vswitchName })]
      : []),
    ...(hostAddress !== null && needs.makeSwitch && network !== null
      ? [t('app.setup.network.need.host', { address: `${hostAddress.address}/${hostAddress.prefixLength}` })]
      : []),
    ...(nat?.make === true && network !== null
      ? [t('app.setup.network.need.nat', { prefix: nat.prefix })]
      : []),
    ...(address === null
      ? []
      : [
          t('app.setup.network.need.address', {
            address: `${address.ip4Address}/${address.ip4PrefixLength}`,
            servers: dnsServers.join(', '),
          }),
        ]),
    ...(network === null ? [t(`cli.network.by-hand.${kind === 'external' ? 'switch' : 'dhcp'}`)] : []),
  ];
  return made.map((text) => <li key={text}>{text}</li>);
}
