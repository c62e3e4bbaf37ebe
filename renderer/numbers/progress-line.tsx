/** How much of a target is there, beside words that say the same. */
export function ProgressLine({ share }: { readonly share: number }) {
  const width = `${Math.round(100 * Math.min(1, Math.max(0, share)))}%`;
  return (
    <span className="progress-line" aria-hidden data-reached={share >= 1 || undefined}>
      <span style={{ width }} />
    </span>
  );
}
