export const heatFilterId = 'heat-colours';

/**
 * Turns the grey heat map into colours: cold is transparent, the fail threshold (128) is orange, twice that is deep
 * red. One branch makes the colours, the other the transparency; only then are they joined, so that faint heat keeps
 * its hue. Rendered once per page.
 */
export function HeatFilter() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      <filter id={heatFilterId} colorInterpolationFilters="sRGB" x="0" y="0" width="100%" height="100%">
        <feComponentTransfer in="SourceGraphic" result="colours">
          <feFuncR type="table" tableValues="1 1 1 0.93 0.7" />
          <feFuncG type="table" tableValues="0.95 0.87 0.55 0.15 0" />
          <feFuncB type="table" tableValues="0.4 0.2 0 0.05 0.1" />
        </feComponentTransfer>
        <feColorMatrix in="SourceGraphic" type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  1 0 0 0 0" />
        <feComponentTransfer result="mask">
          <feFuncA type="table" tableValues="0 0 0.35 0.75 0.9 0.95 1 1 1" />
        </feComponentTransfer>
        <feComposite in="colours" in2="mask" operator="in" />
      </filter>
    </svg>
  );
}
