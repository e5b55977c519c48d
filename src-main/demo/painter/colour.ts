/** Linear-light red, green, blue; 1 is a white surface in full light. */
export type LinearColour = readonly [number, number, number];

/** '#rrggbb' (sRGB) to linear light. */
export function linearColour(hex: string): LinearColour {
  const channel = (start: number): number => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

export function mixColour(a: LinearColour, b: LinearColour, share: number): LinearColour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

export function scaleColour(colour: LinearColour, red: number, green = red, blue = red): LinearColour {
  return [colour[0] * red, colour[1] * green, colour[2] * blue];
}
