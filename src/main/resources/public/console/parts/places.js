// The record that a photo of today belongs to.
import { dayKey, t } from "../core/i18n.js";
import { spotter } from "../core/session.js";

/** Today's entries: each has one place for each pose. Where none is free a new entry is made, so that no photo is replaced. */
export async function entriesOfToday(clientId) {
  const today = dayKey(new Date());
  const known = await spotter.get("/api/progress", { client_id: clientId, from: today, to: today });
  const places = known.map(one => ({ id: Promise.resolve(one.id), taken: new Set(one.photos.map(photo => photo.pose ?? "")), stored: 0 }));

  function take(pose, note) {
    let place = places.find(one => !one.taken.has(pose));
    if (!place) {
      const made = spotter.post("/api/progress", { client_id: clientId, date: today, notes: note || t("upload.entry") });
      place = { id: made.then(entry => entry.id), taken: new Set(), stored: 0, isOurs: true };
      place.id.catch(() => places.splice(places.indexOf(place), 1));
      // First from now on: what is sent together stays together.
      places.unshift(place);
    }
    place.taken.add(pose);
    return place;
  }

  /** What was refused leaves no trace: entries made for it go. */
  const sweep = async () => {
    for (const place of places.filter(one => one.isOurs && !one.stored)) {
      await place.id.then(id => spotter.delete(`/api/progress/${id}`)).catch(() => {}); // An entry without a photo is a blemish, no loss.
    }
  };
  return { take, sweep };
}

/** What the client eats today by his plans; id() makes the record where there is none yet. */
export async function mealsOfToday(clientId) {
  const today = dayKey(new Date());
  const weekday = (new Date().getDay() + 6) % 7;
  const query = { client_id: clientId, size: 100 };
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [plans, done] = await Promise.all([
    spotter.get("/api/nutrition/plans", query),
    spotter.get("/api/nutrition/meal-completions", { ...query, from: today, to: today, tz }),
  ]);
  const present = plans.filter(one => (one.start_date ?? today) <= today && today <= (one.end_date ?? today));
  const whole = await Promise.all(present.map(one => spotter.get(`/api/nutrition/plans/${one.id}/complete`)));
  const meals = whole.flatMap(one => one.planned_meals).filter(one => (one.day_of_week ?? weekday) === weekday);
  return meals.map(meal => {
    let record = done.find(one => one.planned_meal_id === meal.id);
    const id = async () => {
      record ??= await spotter.post("/api/nutrition/meal-completions", { planned_meal_id: meal.id, status: "completed" });
      return record.id;
    };
    return { name: [t(`upload.${meal.meal_type}`), meal.recipe?.name].filter(Boolean).join(" · "), hasPhoto: Boolean(record?.photos.length), id };
  });
}
