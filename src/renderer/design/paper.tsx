import { Button, FluentProvider, webLightTheme } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useWords } from '../app/words.tsx';

/**
 * Prints what it is given, and nothing else of the page: black on white whatever the theme, without buttons and without
 * anything that would have to be scrolled. How paper looks stands in page.css. `title` becomes the name of a PDF file.
 *
 * @assumed style.md E2.11: a sandboxed page of Electron opens the print window of Windows by window.print | verify: start the app on Windows, make a sheet and print it
 */
export function PrintButton(props: {
  title: string;
  className: string;
  /** Broad tables lie across the paper. */
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useWords();
  const { title, className, wide = false, children } = props;
  const [printing, setPrinting] = useState(false);
  useLayoutEffect(() => {
    if (!printing) return undefined;
    const before = document.title;
    document.title = title;
    const over = (): void => setPrinting(false);
    window.addEventListener('afterprint', over);
    return () => {
      window.removeEventListener('afterprint', over);
      document.title = before;
    };
  }, [printing, title]);
  function print(): void {
    // The window of the system shows the page as it is at this moment.
    flushSync(() => setPrinting(true));
    window.print();
  }
  return (
    <>
      <Button className={className} icon={<PrintRegular />} onClick={print}>
        {t('app.print')}
      </Button>
      {printing
        ? createPortal(
            <FluentProvider theme={webLightTheme} data-paper={wide ? 'wide' : ''}>
              {children}
            </FluentProvider>,
            document.body,
          )
        : null}
    </>
  );
}
