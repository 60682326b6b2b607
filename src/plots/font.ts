// Our font: DejaVu Sans, which comes with the program, so that a chart looks the same on every machine.

import { fileURLToPath } from 'node:url';

export const FONT = {
  family: 'DejaVu Sans',
  file: fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
} as const;
