import { type ReactNode, useEffect, useRef } from 'react';

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, children, action, onConfirm, onClose }: {
  title: string;
  children: ReactNode;
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="confirm-title">
      <h2 id="confirm-title">{title}</h2>
      <p>{children}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>Cancel</button>
        <button
          type="button"
          className="button button-bad"
          onClick={() => {
            onConfirm();
            dialog.current?.close();
          }}
        >
          {action}
        </button>
      </div>
    </dialog>
  );
}
