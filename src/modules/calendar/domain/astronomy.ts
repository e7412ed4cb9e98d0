/**
 * Where sun and moon stand, to about a minute of time between 1900 and 2200.
 * Series: J. Meeus, Astronomical Algorithms, chapters 25, 27, 32 (VSOP87, main terms) and 49.
 */

const J2000 = 2451545;

/** Julian date (UT) of the k-th new moon after 6 January 2000 (k = 0). */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t ** 2 - 0.00000015 * t ** 3 + 0.00000000073 * t ** 4;
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t ** 2 - 0.00000011 * t ** 3;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t ** 2 + 0.00001238 * t ** 3 - 0.000000058 * t ** 4;
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t ** 2 - 0.00000227 * t ** 3 + 0.000000011 * t ** 4;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t ** 2 + 0.00000215 * t ** 3;
  let correction = -0.00017 * sine(node);
  for (const [size, withSun, withMoon, withF] of NEW_MOON_TERMS) {
    correction += size * e ** Math.abs(withSun) * sine(withSun * sun + withMoon * moon + withF * f);
  }
  correction += 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t ** 2);
  for (const [size, phase, rate] of PLANET_TERMS) correction += size * 1e-6 * sine(phase + rate * k);
  const terrestrial = jde + correction;
  return terrestrial - deltaT(terrestrial);
}

/** Apparent longitude of the sun in degrees (0-360) at a Julian date (UT). */
export function sunLongitude(julianDate: number): number {
  const tau = (julianDate + deltaT(julianDate) - J2000) / 365250;
  const longitude = EARTH_LONGITUDE.reduce((sum, terms, power) => sum + series(terms, tau) * tau ** power, 0) / 1e8;
  const radius =
    1.00014 - 0.0167 * Math.cos(3.0984635 + 6283.07585 * tau) - 0.00014 * Math.cos(3.0552 + 12566.1517 * tau);
  const centuries = tau * 10;
  const node = 125.04452 - 1934.136261 * centuries;
  const meanSun = 280.4665 + 36000.7698 * centuries;
  const meanMoon = 218.3165 + 481267.8813 * centuries;
  const nutation = -17.2 * sine(node) - 1.32 * sine(2 * meanSun) - 0.23 * sine(2 * meanMoon) + 0.21 * sine(2 * node);
  const aberration = -20.4898 / radius;
  const degrees = (longitude * 180) / Math.PI + 180 + (nutation + aberration - 0.09033) / 3600;
  return ((degrees % 360) + 360) % 360;
}

/** Difference between terrestrial and universal time in days (Espenak and Meeus's polynomials). */
function deltaT(julianDate: number): number {
  const year = 2000 + (julianDate - J2000) / 365.25;
  return secondsOfDeltaT(year) / 86400;
}

function secondsOfDeltaT(year: number): number {
  if (year < 1961) return 29.07 + 0.407 * (year - 1950) - (year - 1950) ** 2 / 233;
  if (year < 1986) return 45.45 + 1.067 * (year - 1975) - (year - 1975) ** 2 / 260;
  const t = year - 2000;
  if (year < 2005) return 63.86 + 0.3345 * t - 0.060374 * t ** 2 + 0.0017275 * t ** 3;
  if (year < 2050) return 62.92 + 0.32217 * t + 0.005589 * t ** 2;
  return -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year);
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

type Term = readonly [size: number, phase: number, rate: number];

function series(terms: readonly Term[], tau: number): number {
  return terms.reduce((sum, [size, phase, rate]) => sum + size * Math.cos(phase + rate * tau), 0);
}

/** Size in days, then the multiples of the sun's anomaly, the moon's anomaly and the moon's argument of latitude. */
const NEW_MOON_TERMS: readonly (readonly [number, number, number, number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
  [0.00004, 0, 2, -2],
  [0.00004, 3, 0, 0],
  [0.00003, 1, 1, -2],
  [0.00003, 0, 2, 2],
  [-0.00003, 1, 1, 2],
  [0.00003, -1, 1, 2],
  [-0.00002, -1, 1, -2],
  [-0.00002, 1, 3, 0],
  [0.00002, 0, 4, 0],
];

const PLANET_TERMS: readonly Term[] = [
  [165, 251.88, 0.016321],
  [164, 251.83, 26.651886],
  [126, 349.42, 36.412478],
  [110, 84.66, 18.206239],
  [62, 141.74, 53.303771],
  [60, 207.14, 2.453732],
  [56, 154.84, 7.30686],
  [47, 34.52, 27.261239],
  [42, 207.19, 0.121824],
  [40, 291.34, 1.844379],
  [37, 161.72, 24.198154],
  [35, 239.56, 25.513099],
  [23, 331.55, 3.592518],
];

const EARTH_LONGITUDE: readonly (readonly Term[])[] = [
  [
    [175347046, 0, 0],
    [3341656, 4.6692568, 6283.07585],
    [34894, 4.6261, 12566.1517],
    [3497, 2.7441, 5753.3849],
    [3418, 2.8289, 3.5231],
    [3136, 3.6277, 77713.7715],
    [2676, 4.4181, 7860.4194],
    [2343, 6.1352, 3930.2097],
    [1324, 0.7425, 11506.7698],
    [1273, 2.0371, 529.691],
    [1199, 1.1096, 1577.3435],
    [990, 5.233, 5884.927],
    [902, 2.045, 26.298],
    [857, 3.508, 398.149],
    [780, 1.179, 5223.694],
    [753, 2.533, 5507.553],
    [505, 4.583, 18849.228],
    [492, 4.205, 775.523],
    [357, 2.92, 0.067],
    [317, 5.849, 11790.629],
    [284, 1.899, 796.298],
    [271, 0.315, 10977.079],
    [243, 0.345, 5486.778],
    [206, 4.806, 2544.314],
    [205, 1.869, 5573.143],
    [202, 2.458, 6069.777],
    [156, 0.833, 213.299],
    [132, 3.411, 2942.463],
    [126, 1.083, 20.775],
    [115, 0.645, 0.98],
    [103, 0.636, 4694.003],
    [102, 0.976, 15720.839],
    [102, 4.267, 7.114],
  ],
  [
    [628331966747, 0, 0],
    [206059, 2.678235, 6283.07585],
    [4303, 2.6351, 12566.1517],
    [425, 1.59, 3.523],
    [119, 5.796, 26.298],
    [109, 2.966, 1577.344],
    [93, 2.59, 18849.23],
    [72, 1.14, 529.69],
    [68, 1.87, 398.15],
    [67, 4.41, 5507.55],
  ],
  [
    [52919, 0, 0],
    [8720, 1.0721, 6283.0758],
    [309, 0.867, 12566.152],
  ],
];
