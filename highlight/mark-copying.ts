/** Tells when what the reader has selected is about to leave the page: other programs must get nothing of ours. */
export function beforeCopying(selected: () => void, signal: AbortSignal): void {
  const onCopy = ({ isTrusted }: Event) => {
    if (isTrusted) selected();
  };
  for (const type of ['copy', 'cut'])
    window.addEventListener(type, onCopy, { capture: true, passive: true, signal });
}
