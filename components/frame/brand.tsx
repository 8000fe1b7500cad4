// The product's sign: bars of a hash, and the stroke that signs them.
export function BrandSign({ size = 18 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" fill="currentColor" className="text-ink">
      <rect x="1" y="9" width="2.4" height="8" rx=".6" />
      <rect x="4.6" y="5" width="2.4" height="12" rx=".6" />
      <rect x="8.2" y="11" width="2.4" height="6" rx=".6" />
      <path d="M10.2 6.6 12.4 9 17 2.6" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
