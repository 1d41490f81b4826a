import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Row } from '../api/types';
import { useOperator } from '../session/OperatorSession';
import { InterviewRow } from './InterviewRow';
import { RowDetailsReader } from './rowDetails';
import { useIsNarrow } from './useIsNarrow';

const WIDE = 76;
const NARROW = 132;

/** However many rows: those on the screen are there, and stay where they are when others come and go. */
export function VirtualList({ rows, label }: { rows: readonly Row[]; label: string }): ReactNode {
  const { api } = useOperator();
  const [reader] = useState(() => new RowDetailsReader(api));
  const height = useIsNarrow() ? NARROW : WIDE;
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  // What is above the list may grow or shrink.
  useLayoutEffect(() => {
    const now = (list.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setOffset((before) => (Math.abs(before - now) < 1 ? before : now));
  });
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 6,
    scrollMargin: offset,
    getItemKey: (index) => rows[index]!.sessionId,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, height]);
  useAnchor(rows, height, list);

  return (
    <div ref={list} className="list" role="list" aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => (
        <InterviewRow
          key={item.key} row={rows[item.index]!} reader={reader} place={item.index + 1} count={rows.length} top={item.start - offset}
        />
      ))}
    </div>
  );
}

// Rows that come or go above the first one in view would push it away: the page is scrolled by as much instead.
function useAnchor(rows: readonly Row[], height: number, list: React.RefObject<HTMLDivElement | null>): void {
  const shown = useRef(rows);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = rows;
    const scrolled = -(list.current?.getBoundingClientRect().top ?? 0);
    const first = Math.floor(scrolled / height);
    if (before === rows || first < 1) return;
    for (let index = first; index < before.length; index++) {
      const now = rows.findIndex((row) => row.sessionId === before[index]!.sessionId);
      if (now < 0) continue;
      if (now !== index) window.scrollBy(0, (now - index) * height);
      return;
    }
  }, [rows, height, list]);
}
