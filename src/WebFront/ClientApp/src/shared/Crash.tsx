import { Component, type ReactNode } from 'react';
import { Notice } from './Notice';

/** What is shown when a page breaks: never an empty screen. */
export class Crash extends Component<{ children: ReactNode }, { failure?: Error }> {
  override state: { failure?: Error } = {};

  static getDerivedStateFromError(failure: Error): { failure: Error } {
    return { failure };
  }

  override render(): ReactNode {
    if (!this.state.failure) return this.props.children;
    return (
      <main className="page page-narrow">
        <Notice tone="bad" title="This page broke" onRetry={() => location.reload()} retryWords="Load it again">
          Nothing that was sent is lost. If it happens again, tell whoever runs this server: {this.state.failure.message}
        </Notice>
      </main>
    );
  }
}
