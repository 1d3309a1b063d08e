import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { FirewallRow, FirewallTicket } from '../../../contract/sheets.ts';
import { timeText } from '../../app/time.ts';
import { useWords } from '../../app/words.tsx';
import { PrintButton } from '../../design/paper.tsx';
import { CopyButton } from '../../design/parts.tsx';
import { Unverified } from '../../design/unverified.tsx';
import { saveFile } from '../readiness/save.ts';
import { touchTarget } from '../setup/fields.tsx';

// Paper is as narrow as a small screen, and nobody has to scroll it.
const narrow = '@media screen and (max-width: 900px)';
const useStyles = makeStyles({
  ticket: { display: 'grid', gap: tokens.spacingVerticalM, minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  button: { minHeight: touchTarget },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontSize: tokens.fontSizeBase200,
    '& th, & td': {
      textAlign: 'start',
      verticalAlign: 'top',
      padding: tokens.spacingHorizontalS,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      // A short word is not torn apart to make room for a long one.
      overflowWrap: 'break-word',
    },
    '& th[scope="row"]': { overflowWrap: 'anywhere', minWidth: '160px' },
    // On a small screen each row is a card of its own: a table would have to be scrolled sideways.
    [narrow]: {
      display: 'block',
      '& thead': { display: 'none' },
      '& tbody, & tr, & td, & th': { display: 'block' },
      '& td, & th': { borderBottom: 'none', padding: `${tokens.spacingVerticalXXS} 0` },
      '& tr': {
        borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
        paddingBlock: tokens.spacingVerticalS,
      },
    },
  },
  label: { display: 'none', fontWeight: tokens.fontWeightSemibold, [narrow]: { display: 'inline' } },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase400 },
});

const columns = ['host', 'port', 'protocol', 'from', 'need', 'purpose', 'inspection', 'proxy'] as const;

/** What the network department is asked for, as a table, on paper, and as a file for its spreadsheet. */
export function FirewallTable({ ticket }: { ticket: FirewallTicket }) {
  const styles = useStyles();
  const { t, language } = useWords();
  const { at, host, csv, text } = ticket;
  const title = t('firewall.title', { host, at: timeText(language, at) });
  return (
    <section className={styles.ticket} aria-label={title} data-firewall="">
      <Text role="status" weight="semibold">
        {title}
      </Text>
      <div className={styles.row}>
        <PrintButton title={`firewall-${at.slice(0, 10)}`} className={styles.button} wide>
          <div className={styles.ticket}>
            <h1>{title}</h1>
            <Rows ticket={ticket} />
          </div>
        </PrintButton>
        <Button className={styles.button} onClick={() => saveFile('firewall.csv', 'text/csv', csv)}>
          {t('app.identity.firewall.save')}
        </Button>
        <CopyButton text={text} label={t('app.identity.firewall.copy')} />
      </div>
      <Rows ticket={ticket} />
    </section>
  );
}

/** The rows and what is to be told of them. */
function Rows({ ticket: { rows, notes } }: { ticket: FirewallTicket }) {
  const styles = useStyles();
  const { t } = useWords();
  const cell = (row: FirewallRow, column: (typeof columns)[number]): string =>
    ({
      host: row.host,
      port: `${row.transport.toUpperCase()} ${row.port}`,
      protocol: t(`firewall.protocol.${row.protocol}`),
      from: row.from.map((one) => t(`firewall.from.${one}`)).join(', '),
      need: t(`firewall.need.${row.need}`),
      purpose: t(
        `firewall.purpose.${row.purpose}`,
        row.certificate === undefined ? {} : { certificate: row.certificate },
      ),
      inspection: t(`firewall.inspection.${row.inspection}`),
      proxy: t(`firewall.proxy.${row.viaProxy ? 'via' : 'direct'}`),
    })[column];
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`firewall.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.host} ${row.port} ${row.transport} ${row.purpose}`}>
              {columns.map((column) =>
                column === 'host' ? (
                  <th key={column} scope="row">
                    {cell(row, column)} <Unverified section={row.assumed} />
                  </th>
                ) : (
                  <td key={column}>
                    <span className={styles.label}>{t(`firewall.column.${column}`)}: </span>
                    {cell(row, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.list}>
        {notes.map(({ code, params }) => (
          <li key={code}>{t(`firewall.note.${code}`, params)}</li>
        ))}
      </ul>
    </>
  );
}
