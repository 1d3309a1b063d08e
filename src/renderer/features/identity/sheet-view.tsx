import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Sheet, SheetRequest } from '../../../contract/sheets.ts';
import { timeText } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';
import { Code, CopyButton } from '../../design/parts.tsx';
import { saveFile } from '../readiness/save.ts';
import { touchTarget } from '../setup/fields.tsx';
import { toneOf, ToldList } from './problems.tsx';

const useStyles = makeStyles({
  sheet: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  values: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  value: { margin: 0, overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
  codes: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  figure: { margin: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  // A code is read on white, whatever the theme.
  code: {
    width: '160px',
    height: '160px',
    padding: '8px',
    backgroundColor: '#fff',
    forcedColorAdjust: 'none',
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase400 },
  part: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
});

/** Values of a request in the order in which a colleague needs them, each by its name. */
function valuesOf({ certificate, ...request }: SheetRequest): [name: string, value: string][] {
  const named = [
    ['hub', request.hub],
    ['deviceId', request.deviceId],
    ['scopeId', request.scopeId],
    ['registrationId', request.registrationId],
    ['groupId', request.groupId],
    ['globalEndpoint', request.globalEndpoint],
    ['endorsementKey', request.endorsementKey],
    ['commonName', certificate?.commonName ?? null],
    ['sha1', certificate?.sha1 ?? null],
    ['sha256', certificate?.sha256 ?? null],
  ] as const;
  return named.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]]));
}

/** A file name of a request: what it is for and when it was made. */
const nameOf = ({ deviceId, registrationId, at }: SheetRequest): string =>
  `request-${(registrationId ?? deviceId ?? 'device').replaceAll(/[^\w.-]/gu, '_').slice(0, 64)}-${at.slice(0, 19).replaceAll(/\D/gu, '')}`;

/** A request with everything that a colleague needs, to be read here, saved for printing and sent. */
export function SheetView({ sheet }: { sheet: Sheet }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const { request, notes, commands, portal, environment, codes, html } = sheet;
  const title = t('sheet.title', { what: t(`sheet.object.${request.object}`) });
  const name = nameOf(request);
  return (
    <section className={styles.sheet} aria-label={title} data-sheet={request.object}>
      <Text role="status" weight="semibold">
        {title}
      </Text>
      <Text>{t(`sheet.asked.${request.object}`)}</Text>
      <div className={styles.row}>
        <Button
          className={styles.button}
          appearance="primary"
          onClick={() => saveFile(`${name}.html`, 'text/html', html)}
        >
          {t('app.identity.sheet.save-page')}
        </Button>
        <Button
          className={styles.button}
          onClick={() =>
            saveFile(`${name}.json`, 'application/json', `${JSON.stringify(request, null, 2)}\n`)
          }
        >
          {t('app.identity.sheet.save-request')}
        </Button>
      </div>
      <ToldList
        told={notes.map(({ code, severity, params }) => ({
          tone: toneOf[severity],
          text: t(`sheet.note.${code}`, params),
        }))}
      />
      <dl className={styles.values}>
        {valuesOf(request).map(([part, value]) => (
          <Value key={part} label={t(`sheet.value.${part}`)} value={value} />
        ))}
        {request.certificate === null ? null : (
          <Value label={t('sheet.value.notAfter')} value={timeText(language, request.certificate.notAfter)} />
        )}
      </dl>
      <div className={styles.codes}>
        {codes.map(({ name: part, svg }) => (
          <figure key={part} className={styles.figure}>
            <img
              className={styles.code}
              src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
              alt={t('app.identity.sheet.code', { what: t(`sheet.value.${part}`) })}
            />
            <figcaption>
              <Text size={200}>{t(`sheet.value.${part}`)}</Text>
            </figcaption>
          </figure>
        ))}
      </div>
      <div className={styles.part}>
        <Text weight="semibold">{t('sheet.section.portal')}</Text>
        <ol className={styles.list}>
          {portal.map((code) => (
            <li key={code}>{t(`sheet.portal.${code}`)}</li>
          ))}
        </ol>
      </div>
      {commands.length === 0 ? null : (
        <div className={styles.part}>
          <Text weight="semibold">{t('sheet.section.commands')}</Text>
          <Text>{t('sheet.fill-in')}</Text>
          {commands.map(({ code, bash, powershell }) => (
            <div key={code} className={styles.part}>
              <Text>{t(`sheet.command.${code}`)}</Text>
              {bash === powershell ? (
                <Shell shells={['bash', 'powershell']} code={code} text={bash} />
              ) : (
                <>
                  <Shell shells={['bash']} code={code} text={bash} />
                  <Shell shells={['powershell']} code={code} text={powershell} />
                </>
              )}
            </div>
          ))}
        </div>
      )}
      {request.csr === null ? null : (
        <div className={styles.part}>
          <Text weight="semibold">{t('sheet.section.csr')}</Text>
          <Text>{t('sheet.about.csr')}</Text>
          <Code label={t('sheet.section.csr')}>{request.csr}</Code>
        </div>
      )}
      {environment === null ? null : (
        <div className={styles.part}>
          <Text weight="semibold">{t('sheet.section.environment')}</Text>
          <Text>{t('sheet.about.environment')}</Text>
          <Code label={t('sheet.section.environment')}>{environment}</Code>
          <div>
            <CopyButton text={environment} />
          </div>
        </div>
      )}
    </section>
  );
}

function Value({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt>
        <Text>{label}</Text>
      </dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}

/** A line for the shells that take it as it stands. */
function Shell({ shells, code, text }: { shells: readonly string[]; code: string; text: string | null }) {
  const { t } = useWords();
  const name = shells.map((shell) => t(`sheet.shell.${shell}`)).join(', ');
  if (text === null) return <Text>{`${name}: ${t('sheet.no-line')}`}</Text>;
  return (
    <div>
      <Code label={`${t(`sheet.command.${code}`)} ${name}`}>{text}</Code>
      <CopyButton text={text} label={t('app.identity.copy', { what: name })} />
    </div>
  );
}
