import type { ReactNode } from 'react';
import { Icon } from '../shared/Icon';
import { download } from './download';
import { type InterviewRecord, toCsv, toJson, toMarkdown } from './exports';

/** The interview on paper or as a file. */
export function Downloads({ record }: { record: InterviewRecord }): ReactNode {
  const name = `interview-${record.status.candidateId.replaceAll(/[^\w.-]/g, '_')}`;
  return (
    <>
      <button type="button" className="button" onClick={() => window.print()}><Icon name="print" size={18} />Print</button>
      <span className="downloads" role="group" aria-label="Download">
        <Icon name="download" size={18} />
        <button type="button" className="button button-small" onClick={() => download(`${name}.json`, 'application/json', toJson(record))}>JSON</button>
        <button type="button" className="button button-small" onClick={() => download(`${name}.csv`, 'text/csv', toCsv(record))}>CSV</button>
        <button type="button" className="button button-small" onClick={() => download(`${name}.md`, 'text/markdown', toMarkdown(record))}>Markdown</button>
      </span>
    </>
  );
}
