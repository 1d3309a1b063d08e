import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { StatusLink } from '../../../contract/status.ts';
import { termOfLink } from '../../app/terms.ts';
import { sectionOf } from '../../app/unverified.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { Mark, type Tone } from '../../design/marks.tsx';
import { Age } from '../../design/parts.tsx';
import { TermHelp } from '../../design/term.tsx';
import { Unverified } from '../../design/unverified.tsx';

const narrow = '@media (max-width: 900px)';

const useStyles = makeStyles({
  path: {
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  link: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalXS,
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: '48px minmax(0, 1fr)',
      columnGap: tokens.spacingHorizontalM,
      textAlign: 'start',
      alignItems: 'start',
      justifyItems: 'start',
      paddingBlock: tokens.spacingVerticalS,
    },
  },
  way: {
    position: 'absolute',
    insetInlineEnd: 'calc(50% + 30px)',
    width: 'calc(100% - 60px)',
    top: '22px',
    borderTop: `3px solid ${tokens.colorStatusSuccessBorder2}`,
    '@media (forced-colors: active)': { borderTopColor: 'CanvasText' },
    [narrow]: {
      width: 0,
      height: '24px',
      insetInlineStart: '22px',
      insetInlineEnd: 'auto',
      top: '-12px',
      borderTopStyle: 'none',
      borderInlineStartWidth: '3px',
      borderInlineStartStyle: 'solid',
      borderInlineStartColor: tokens.colorStatusSuccessBorder2,
    },
  },
  wayOpen: {
    borderTopStyle: 'dashed',
    borderTopColor: tokens.colorNeutralStroke1,
    [narrow]: { borderInlineStartStyle: 'dashed', borderInlineStartColor: tokens.colorNeutralStroke1 },
  },
  wayBroken: {
    borderTopStyle: 'dotted',
    borderTopColor: tokens.colorStatusDangerBorder2,
    [narrow]: { borderInlineStartStyle: 'dotted', borderInlineStartColor: tokens.colorStatusDangerBorder2 },
  },
  knot: {
    width: '44px',
    height: '44px',
    borderRadius: tokens.borderRadiusCircular,
    display: 'grid',
    placeItems: 'center',
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [narrow]: { gridRow: '1 / span 3' },
  },
  text: { textAlign: 'inherit' },
  foot: { display: 'inline-flex', alignItems: 'center' },
  first: { border: `3px solid ${tokens.colorStatusDangerBorder2}` },
});

const tones: Record<StatusLink['state'], Tone> = {
  good: 'good',
  attention: 'attention',
  broken: 'bad',
  absent: 'off',
  unknown: 'unknown',
};

function wayStyle(link: StatusLink, first: StatusLink['id'] | null): 'whole' | 'broken' | 'open' {
  if (link.state === 'good' || link.state === 'attention') return 'whole';
  return link.id === first && link.state === 'broken' ? 'broken' : 'open';
}

/** The proofs that were not seen, by their names. */
function missingProofs(t: Words['t'], { params }: StatusLink): { missing?: string } {
  const { missing } = params;
  if (typeof missing !== 'string') return {};
  return {
    missing: missing
      .split(', ')
      .map((id) => t(`proof.${id}`))
      .join('; '),
  };
}

/** The way from this host to the cloud, link by link, with the one to look at marked. */
export function StatusPath({
  links,
  first,
}: {
  links: readonly StatusLink[];
  first: StatusLink['id'] | null;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <ol className={styles.path} aria-label={t('app.home.path')}>
      {links.map((link, index) => {
        const way = wayStyle(link, first);
        const isFirst = link.id === first && link.state === 'broken';
        return (
          <li key={link.id} className={styles.link} data-link={link.id} data-state={link.state}>
            {index === 0 ? null : (
              <span
                className={mergeClasses(
                  styles.way,
                  way === 'open' && styles.wayOpen,
                  way === 'broken' && styles.wayBroken,
                )}
              />
            )}
            <span className={mergeClasses(styles.knot, isFirst && styles.first)}>
              <Mark tone={tones[link.state]} size={24} />
            </span>
            <Text weight="semibold" className={styles.text}>
              {t(`status.link.${link.id}`)}: {t(`app.state.${link.state}`)}
            </Text>
            <Text size={200} className={styles.text}>
              {t(`status.${link.id}.${link.code}`, { ...link.params, ...missingProofs(t, link) })}
            </Text>
            {link.failure === undefined ? null : (
              <Text size={200} className={styles.text}>
                {link.failure}: {t(`failure.${link.failure}.do`)}
              </Text>
            )}
            <Unverified
              section={
                link.state === 'good' || link.state === 'broken' ? sectionOf(`status.${link.id}`) : undefined
              }
            />
            <span className={styles.foot}>
              <Age at={link.at} />
              <TermHelp term={termOfLink[link.id]} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
