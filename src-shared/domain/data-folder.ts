/** Names inside the station's data folder; `docs/data.md` says what each holds. */
export const dataFolder = {
  database: 'vigie.db',
  lock: 'station.lock',
  /** Photos exactly as received, `YYYY/MM/DD/<name>.jpg` by the UTC day of their arrival. */
  images: 'images',
  /** Same tree and names as the images. */
  thumbnails: 'thumbnails',
  /** Files found without a row at a start. */
  quarantine: 'quarantine',
} as const;
