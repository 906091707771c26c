export function KeyCap({ children }: { readonly children: string }) {
  return <kbd className="rounded-token border border-line2 bg-raised px-1.5 font-sans text-caption font-medium text-ink">{children}</kbd>
}
