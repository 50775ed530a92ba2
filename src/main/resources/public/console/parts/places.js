// The record that a photo of today belongs to.
import { dayKey, t } from "../core/i18n.js";
import { spotter } from "../core/session.js";

/** @typedef {{ id: Promise<number>, taken: Set<string>, stored: number, isOurs: boolean }} Place */

/**
 * Today's entries, each with one place for each pose; where none is free a new entry is made, and unmade if nothing was stored in it.
 * @param {number} clientId
 */
export async function entriesOfToday(clientId) {
  const today = dayKey(new Date());
  const known = await spotter.get("/api/progress", { client_id: clientId, from: today, to: today });
  /** @type {Place[]} */ const places = known.map((/** @type {any} */ one) => ({
    id: Promise.resolve(one.id),
    taken: new Set(one.photos.map((/** @type {any} */ photo) => photo.pose ?? "")),
    stored: 0,
    isOurs: false,
  }));

  /** @param {string} pose or "" @param {string} note @returns {Place} */
  function take(pose, note) {
    let place = places.find(one => !one.taken.has(pose));
    if (!place) {
      const body = { client_id: clientId, date: today, notes: note || t("upload.entry") };
      place = { id: spotter.post("/api/progress", body).then(entry => entry.id), taken: new Set(), stored: 0, isOurs: true };
      const mine = place;
      mine.id.catch(() => places.splice(places.indexOf(mine), 1));
      // First from now on: what is sent together stays together.
      places.unshift(mine);
    }
    place.taken.add(pose);
    return place;
  }

  /** What was refused leaves no trace. */
  const sweep = async () => {
    for (const place of places.filter(one => one.isOurs && !one.stored)) {
      places.splice(places.indexOf(place), 1);
      await place.id.then(id => spotter.delete(`/api/progress/${id}`)).catch(() => {}); // An entry without a photo is a blemish, no loss.
    }
  };
  return { take, sweep };
}

/**
 * What the client eats today by his plans; id() makes the record where there is none yet.
 * @param {number} clientId
 * @returns {Promise<{ name: string, hasPhoto: boolean, id: () => Promise<number> }[]>}
 */
export async function mealsOfToday(clientId) {
  const today = dayKey(new Date());
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [plans, done] = await Promise.all([
    spotter.get("/api/nutrition/plans", { client_id: clientId, size: 100 }),
    spotter.get("/api/nutrition/meal-completions", { client_id: clientId, from: today, to: today, tz, size: 100 }),
  ]);
  const present = plans.filter((/** @type {any} */ one) => (one.start_date ?? today) <= today && today <= (one.end_date ?? today));
  const whole = await Promise.all(present.map((/** @type {any} */ one) => spotter.get(`/api/nutrition/plans/${one.id}/complete`)));
  const weekday = (new Date().getDay() + 6) % 7;
  return whole
    .flatMap(one => one.planned_meals)
    .filter(meal => (meal.day_of_week ?? weekday) === weekday)
    .map(meal => {
      const completion = done.find((/** @type {any} */ one) => one.planned_meal_id === meal.id);
      /** @type {Promise<number> | undefined} */ let made = completion && Promise.resolve(completion.id);
      const make = () => {
        made = spotter.post("/api/nutrition/meal-completions", { planned_meal_id: meal.id, status: "completed" }).then(one => one.id);
        made.catch(() => (made = undefined));
        return made;
      };
      const name = [t(`upload.${meal.meal_type}`), meal.recipe?.name].filter(Boolean).join(" · ");
      return { name, hasPhoto: Boolean(completion?.photos.length), id: () => made ?? make() };
    });
}
