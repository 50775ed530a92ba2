// Weigh-ins and progress entries, and both as one row of days.
import { dayKey } from "../core/i18n.js";
import { spotter } from "../core/session.js";

/** Whose days are meant where the API asks for it. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const pathOf = ({ isWeighIn, id }) => (isWeighIn ? `/api/nutrition/weigh-ins/${id}` : `/api/progress/${id}`);

/** The latest first. @param {number} clientId @param {string | undefined} from the first day */
export async function measures(clientId, from) {
  const query = { client_id: clientId, size: 100 };
  const weighIns = all(spotter.each("/api/nutrition/weigh-ins", { ...query, start_date: from, tz: zone }));
  const entries = all(spotter.each("/api/progress", { ...query, from }));
  return [
    ...(await weighIns).map(one => ({ ...one, isWeighIn: true, key: dayKey(one.created_at), photos: [] })),
    ...(await entries).map(one => ({ ...one, key: one.date })),
  ].sort((a, b) => b.key.localeCompare(a.key) || b.created_at.localeCompare(a.created_at));
}

/** The earliest first: a day's last word on each, the scales before what was noted. */
export function byDay(list) {
  const days = new Map();
  for (const one of [...list].sort((a, b) => a.key.localeCompare(b.key) || Boolean(b.isWeighIn) - Boolean(a.isWeighIn))) {
    const day = days.get(one.key) ?? { key: one.key, time: Date.parse(`${one.key}T12:00`), weight: null, fat: null, photos: [] };
    day.weight ??= one.weight;
    day.fat ??= one.body_fat;
    day.photos.push(...one.photos);
    days.set(one.key, day);
  }
  return [...days.values()].filter(day => day.weight !== null || day.fat !== null || day.photos.length);
}

export async function all(source) {
  const list = [];
  for await (const one of source) list.push(one);
  return list;
}
