// Texts in the reader's language, times in the reader's zone. Languages are files in ../strings.

const LANGUAGES = { en: { name: "English", dir: "ltr" }, he: { name: "עברית", dir: "rtl" } };
const CHOICE = "spotter language";

/** @type {Record<string, any>} */ let texts = {};
/** @type {keyof LANGUAGES} */ let language = "en";
/** What numbers and dates are written by: the reader's own region where it is of this language. */
let locale = "en";

/** The chosen one, else the first that the browser asks for and we have. */
function preferred() {
  const wanted = [localStorage.getItem(CHOICE) ?? "", ...navigator.languages.map(tag => tag.split("-")[0])];
  return /** @type {keyof LANGUAGES} */ (wanted.find(tag => Object.hasOwn(LANGUAGES, tag)) ?? "en");
}

/** Before anything is shown. */
export async function loadTexts() {
  language = preferred();
  locale = navigator.languages.find(tag => tag.split("-")[0] === language) ?? language;
  const answer = await fetch(new URL(`../strings/${language}.json`, import.meta.url));
  texts = await answer.json();
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES[language].dir;
}

export const languages = Object.entries(LANGUAGES).map(([tag, { name }]) => ({ tag, name }));
export const currentLanguage = () => language;

/** From the next page on. @param {string} tag */
export function chooseLanguage(tag) {
  localStorage.setItem(CHOICE, tag);
  location.reload();
}

/**
 * The text of a name like "inbox.title", its {placeholders} filled. A text with plural forms is an object by the
 * categories of CLDR ({ "one": …, "other": … }), chosen by `values.count`.
 * @param {string} name @param {Record<string, unknown>} [values] @returns {string}
 */
export function t(name, values = {}) {
  let text = name.split(".").reduce((node, key) => node?.[key], texts);
  if (typeof text === "object") text = text[new Intl.PluralRules(locale).select(Number(values.count))] ?? text.other;
  if (text === undefined) throw new Error(`There is no text ${name} in ${language}.json`);
  return text.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ key) => {
    const value = values[key];
    return typeof value === "number" ? number(value) : String(value ?? "");
  });
}

/** Whether there is such a text, for names that come from the server. @param {string} name */
export const hasText = name => name.split(".").reduce((/** @type {any} */ node, key) => node?.[key], texts) !== undefined;

/** @param {number} value @param {Intl.NumberFormatOptions} [options] */
export const number = (value, options) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1, ...options }).format(value);

/** @param {number} value kg, or null @param {string} [missing] */
export const kilograms = (value, missing = "–") =>
  value === null || value === undefined ? missing : number(value, { style: "unit", unit: "kilogram" });

/** @param {number} value 0 to 100, or null */
export const percent = (value, missing = "–") =>
  value === null || value === undefined ? missing : number(value / 100, { style: "percent" });

/** 4,167,727 as "4.2 MB". @param {number} count */
export function bytes(count) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  return number(count / 1000 ** power, { style: "unit", unit: units[power], unitDisplay: power ? "short" : "long" });
}

/** A day ("2026-11-22") stands for itself in every zone; a time is shown in the reader's. @param {string | Date} when */
const asDate = when => (typeof when === "string" && when.length === 10 ? new Date(`${when}T12:00`) : new Date(when));

/** "Sunday, 22 November", with the year where it is not this one. @param {string | Date} when */
export function day(when) {
  const date = asDate(when);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long", year });
}

/** "22 Nov 2026". @param {string | Date} when */
export const shortDay = when => asDate(when).toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric" });

/** In parts of one's choice. @param {string | Date} when @param {Intl.DateTimeFormatOptions} parts */
export const formatDay = (when, parts) => asDate(when).toLocaleDateString(locale, parts);

/** "14:05". @param {string | Date} when */
export const clock = when => asDate(when).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });

/** @param {string | Date} when */
export const dayAndClock = when =>
  asDate(when).toLocaleString(locale, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** "Today", "Yesterday", else the day. @param {string | Date} when */
export function nearDay(when) {
  const midnight = (/** @type {Date} */ date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((midnight(asDate(when)) - midnight(new Date())) / 86_400_000);
  if (days > 0 || days < -1) return day(when);
  const text = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** "2026-11-22" in the reader's zone: by what lists are grouped. @param {string | Date} when */
export function dayKey(when) {
  const date = asDate(when);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, "0")).join("-");
}

/** "3 minutes ago". @param {string | Date} when */
export function ago(when) {
  const seconds = Math.min(0, (asDate(when).getTime() - Date.now()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (seconds > -45) return format.format(0, "second");
  if (seconds > -3570) return format.format(Math.round(seconds / 60), "minute");
  if (seconds > -84_600) return format.format(Math.round(seconds / 3600), "hour");
  return shortDay(when);
}

/** Days of the week by the API's numbers. @param {number} index Monday = 0 @param {"long" | "short"} [weekday] */
export const weekday = (index, weekday = "long") => new Date(2024, 0, 1 + index, 12).toLocaleDateString(locale, { weekday });
