/** Scrolls to something, smoothly for those who do not mind motion. */
export function bringIntoView(element: Element | null | undefined): void {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'instant' : 'smooth' });
}
