/** Moments and durations in words of the page's language. */
import { language } from "../i18n/messages.js";

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

/** @param {number} duration in ms @returns {[number, Intl.RelativeTimeFormatUnit]} in its largest unit */
function inUnit(duration) {
  const [unit, length] = units.find(([, size]) => Math.abs(duration) >= size) ?? ["second", 1000];
  return [duration / length, unit];
}

/**
 * @param {Date} date
 * @param {number} now
 * @returns {string} such as `in 58 minutes`; never longer than there is
 */
export function fromNow(date, now) {
  const format = new Intl.RelativeTimeFormat(language(), { numeric: "always" });
  const [count, unit] = inUnit(date.getTime() - now);
  return format.format(Math.trunc(count), unit);
}

/** @param {number} duration in ms @returns {string} such as `12 minutes` */
export function inWords(duration) {
  const [count, unit] = inUnit(Math.abs(duration));
  const options = /** @type {const} */ ({ style: "unit", unit, unitDisplay: "long" });
  return new Intl.NumberFormat(language(), options).format(Math.round(count));
}
