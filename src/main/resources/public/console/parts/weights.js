// What a client weighed on which day.
import { dayKey } from "../core/i18n.js";
import { spotter } from "../core/session.js";

const DAYS = 100;

/**
 * Of the latest hundred records of either kind; what an entry says goes before the scales of that day.
 * @param {number} clientId @param {AbortSignal} signal @returns {Promise<Map<string, number>>} kg by day
 */
export async function weights(clientId, signal) {
  const query = { client_id: clientId, size: DAYS };
  const [scales, entries] = await Promise.all([spotter.get("/api/nutrition/weigh-ins", query, signal), spotter.get("/api/progress", query, signal)]);
  const found = new Map();
  // The newest first: the last of a day stays.
  for (const one of scales.reverse()) found.set(dayKey(one.created_at), one.weight);
  for (const one of entries.reverse()) if (one.weight !== null) found.set(one.date, one.weight);
  return found;
}
