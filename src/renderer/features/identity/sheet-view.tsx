import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { Sheet, SheetRequest } from '../../../contract/sheets.ts';
import { useReading } from '../../app/calls.ts';
import { timeText } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';
import { PrintButton } from '../../design/paper.tsx';
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
  // A line to write on.
  blank: { margin: 0, minHeight: '8mm', borderBottom: `1px solid ${tokens.colorNeutralForeground1}` },
  part: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
});

/** A file name of a request: what it is for and when it was made. */
const nameOf = ({ deviceId, registrationId, at }: SheetRequest): string =>
  `request-${(registrationId ?? deviceId ?? 'device').replaceAll(/[^\w.-]/gu, '_').slice(0, 64)}-${at.slice(0, 19).replaceAll(/\D/gu, '')}`;

/** A request with everything that a colleague needs, to be read here, printed, saved and sent. */
export function SheetView({ sheet }: { sheet: Sheet }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const about = useReading('app.about', {});
  const { request, html } = sheet;
  const title = t('sheet.title', { what: t(`sheet.object.${request.object}`) });
  const name = nameOf(request);
  return (
    <section className={styles.sheet} aria-label={title} data-sheet={request.object}>
      <Text role="status" weight="semibold">
        {title}
      </Text>
      <div className={styles.row}>
        <PrintButton title={name} className={styles.button}>
          <div className={styles.sheet}>
            <h1>{title}</h1>
            <Text>
              {t('sheet.from', {
                name: request.name ?? request.host,
                host: request.host,
                at: timeText(language, request.at),
                version: about.data?.version ?? '',
              })}
            </Text>
            <SheetBody sheet={sheet} />
            <Reply sheet={sheet} />
          </div>
        </PrintButton>
        <Button className={styles.button} onClick={() => saveFile(`${name}.html`, 'text/html', html)}>
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
      <SheetBody sheet={sheet} />
    </section>
  );
}

/** The same on the screen and on paper. */
function SheetBody({ sheet }: { sheet: Sheet }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const { request, values, notes, commands, portal, environment, images, codes } = sheet;
  const { certificate, csr } = request;
  const owner = request.object === 'enrollment-group-certificate' ? 'authority' : 'certificate';
  return (
    <>
      <Text>{t(`sheet.asked.${request.object}`)}</Text>
      <ToldList
        told={notes.map(({ code, severity, params }) => ({
          tone: toneOf[severity],
          text: t(`sheet.note.${code}`, params),
        }))}
      />
      <dl className={styles.values}>
        {values.map(({ name, value }) => (
          <Value
            key={name}
            label={t(`sheet.value.${name}`)}
            value={name === 'notAfter' ? timeText(language, value) : value}
          />
        ))}
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
      {certificate === null ? null : (
        <TextPart part={owner} about={t(`sheet.about.${owner}`, { file: sheet.certificateFile })}>
          {certificate.pem}
        </TextPart>
      )}
      {csr === null ? null : (
        <TextPart part="csr" about={t('sheet.about.csr')}>
          {csr}
        </TextPart>
      )}
      {environment === null ? null : (
        <TextPart part="environment" about={t('sheet.about.environment')}>
          {environment}
        </TextPart>
      )}
      {images.length === 0 ? null : (
        <div className={styles.part}>
          <Text weight="semibold">{t('sheet.section.images')}</Text>
          <Text>{t('sheet.about.images')}</Text>
          {images.map(({ image, lines }) => (
            <div key={image} className={styles.part}>
              <Text className={styles.value}>{image}</Text>
              <Code label={image}>{lines.join('\n')}</Code>
              <CopyButton
                text={lines.join('\n')}
                label={t('app.identity.copy', { what: t('sheet.section.environment') })}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** A part of a sheet that is a text to be taken along. */
function TextPart({ part, about, children }: { part: string; about: string; children: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const title = t(`sheet.section.${part}`);
  return (
    <div className={styles.part}>
      <Text weight="semibold">{title}</Text>
      <Text>{about}</Text>
      <Code label={title}>{children}</Code>
      <div>
        <CopyButton text={children} label={t('app.identity.copy', { what: title })} />
      </div>
    </div>
  );
}

/** What the colleague writes back, on paper alone. */
function Reply({ sheet }: { sheet: Sheet }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.part}>
      <Text weight="semibold">{t('sheet.section.reply')}</Text>
      <Text>{t('sheet.about.reply')}</Text>
      <dl className={styles.values}>
        {sheet.reply.map((name) => (
          <Fragment key={name}>
            <dt>
              <Text>{t(`sheet.reply.${name}`)}</Text>
            </dt>
            <dd className={styles.blank} />
          </Fragment>
        ))}
      </dl>
    </div>
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
