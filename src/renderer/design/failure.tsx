import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AppError, Remedy } from '../../contract/errors.ts';
import { CallError, Disconnected } from '../client/client.ts';
import { useWords, type Words } from '../app/words.tsx';
import { Code, CopyButton } from './parts.tsx';

const useStyles = makeStyles({
  remedies: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
  },
});

/** What a remedy says in words; acts and instructions alike. */
export function remedyText({ t }: Words, remedy: Remedy): string {
  return t(`remedy.${remedy.id}`, remedy.kind === 'none' ? {} : remedy.params);
}

/** The failure of the catalogue that was recognised, with its key to quote and what it means. */
export function knownText(words: Words, id: string | undefined): string | undefined {
  const meaning = id === undefined ? undefined : words.maybe(`failure.${id}`);
  return meaning === undefined ? undefined : `${id ?? ''}: ${meaning}`;
}

/** The ways out of a failure in words: its own remedies, what helps whenever it happens, and what helps against its cause. */
function waysOut(words: Words, error: AppError): string[] {
  const own = error.remedies.flatMap(
    (remedy) => words.maybe(`remedy.${remedy.id}`, remedy.kind === 'none' ? {} : remedy.params) ?? [],
  );
  // Where the command line names a command, a window names a button.
  const fix =
    words.maybe(`app.fix.${error.code}`, error.params) ?? words.maybe(`fix.${error.code}`, error.params);
  const against = words.maybe(`failure.${error.origin?.id ?? ''}.do`);
  return [...new Set([...own, fix, against].filter((way) => way !== undefined))];
}

/** The text of a failure as it goes into a ticket. */
export function ticketText(words: Words, error: AppError): string {
  const lines = [`${error.code}  ${words.t(`error.${error.code}`, error.params)}`];
  const known = knownText(words, error.origin?.id);
  if (known !== undefined) lines.push(known);
  for (const field of error.fields ?? [])
    lines.push(`  ${field.path}: ${words.t(`rule.${field.rule}`, field.params)}`);
  for (const way of waysOut(words, error)) lines.push(`- ${way}`);
  for (const line of error.origin?.tail ?? []) lines.push(`  > ${line}`);
  return lines.join('\n');
}

/** A failure: what happened, what it concerns, what helps, and what the outside said, ready for a ticket. */
export function FailureCard({ error, actions }: { error: AppError; actions?: ReactNode }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const tail = error.origin?.tail ?? [];
  const ways = waysOut(words, error);
  const known = knownText(words, error.origin?.id);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{t(`error.${error.code}`, error.params)}</MessageBarTitle>
        {known === undefined ? null : <Text data-failure={error.origin?.id}>{known}</Text>}
        {(error.fields ?? []).length === 0 ? null : (
          <ul className={styles.remedies}>
            {error.fields?.map((field) => (
              <li key={`${field.path} ${field.rule}`}>
                <code>{field.path}</code>: {t(`rule.${field.rule}`, field.params)}
              </li>
            ))}
          </ul>
        )}
        {ways.length === 0 ? null : (
          <ul className={styles.remedies}>
            {ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        )}
        {tail.length === 0 ? null : (
          <Accordion collapsible>
            <AccordionItem value="tail">
              <AccordionHeader size="small">{t('cli.said')}</AccordionHeader>
              <AccordionPanel>
                <Code label={t('cli.said')}>{tail.join('\n')}</Code>
              </AccordionPanel>
            </AccordionItem>
          </Accordion>
        )}
        <Text as="span" size={200}>
          <code>{error.code}</code>
        </Text>
      </MessageBarBody>
      <MessageBarActions>
        {actions}
        <CopyButton text={ticketText(words, error)} label={t('app.copy-ticket')} />
      </MessageBarActions>
    </MessageBar>
  );
}

/** Whatever a call threw, as a card. A lost connection is told at the top of the page, not here. */
export function Broken({ error, actions }: { error: unknown; actions?: ReactNode }) {
  const { t } = useWords();
  if (error instanceof CallError) return <FailureCard error={error.error} actions={actions} />;
  if (error instanceof Disconnected) return null;
  return (
    <MessageBar intent="error" role="alert">
      <MessageBarBody>
        {t('error.EFD-RPC-004', { reason: error instanceof Error ? error.name : '' })}
      </MessageBarBody>
    </MessageBar>
  );
}
