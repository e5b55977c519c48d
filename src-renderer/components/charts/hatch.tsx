/** Stripes for the part of a bar that counts what is bad: told from the rest by more than its colour. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--v-fail-ground)" />
        <rect width="2.5" height="6" fill="var(--v-fail)" />
      </pattern>
    </defs>
  );
}
