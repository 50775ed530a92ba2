// What a notification says: whom it is about, in a sentence, with its pictures, and where it happened.
import { hasText, kilograms, percent, t } from "../core/i18n.js";
import { session } from "../core/session.js";

/** @typedef {import("/client.js").Notification & { is_read?: boolean }} Notice */
/**
 * What the inbox shows as one: a notification, or some of one thing within minutes.
 * @typedef {object} Story
 * @property {Notice[]} notices the newest first
 * @property {string} topic
 */

const TOGETHER_MS = 10 * 60_000;
const time = (/** @type {Notice | undefined} */ notice) => Date.parse(notice?.timestamp ?? "");

/** Notifications of the same topic within minutes are one story; others stand alone. @param {Notice} n */
export function topicOf(n) {
  switch (n.type) {
    case "file_uploaded": {
      const { category, entity_id: entity, owner_id: owner } = n.file_data ?? {};
      return category === "meal_photo" ? `meal ${entity}` : `${category === "progress_photo" ? "progress" : category} ${owner} ${n.user_id}`;
    }
    case "meal_completed":
      return `meal ${n.meal_data?.id}`;
    case "progress_updated":
      return `progress ${n.client_id} ${n.client_id}`;
    case "plan_updated":
      return `plan ${n.plan_data?.id} ${n.change === "deleted"}`;
    default:
      return `${n.type} ${n.id}`;
  }
}

/** @param {Story} story @param {Notice} n */
export const belongs = (story, n) =>
  story.topic === topicOf(n) &&
  Math.min(Math.abs(time(story.notices[0]) - time(n)), Math.abs(time(story.notices.at(-1)) - time(n))) < TOGETHER_MS;

/** @param {Story} story */
export const isUnread = story => story.notices.some(one => !one.is_read);

/**
 * @typedef {object} Telling
 * @property {number | null} who it is about; null: the gym itself
 * @property {string} [name] where the reader may not look that person up
 * @property {string} text
 * @property {string} [quote] in somebody's own words
 * @property {number} [of] whose thing it is, where that is a third person
 * @property {import("/client.js").Media[]} pictures
 * @property {string} [path] where it happened
 */

/** @param {Story} story @returns {Telling} */
export function tell({ notices }) {
  const [n] = notices;
  const files = notices.filter(one => one.type === "file_uploaded" && one.file_data);
  const pictures = files.map(one => one.file_data).filter(file => file.category !== "document").reverse();
  const meal = notices.find(one => one.type === "meal_completed");
  const progress = notices.find(one => one.type === "progress_updated");
  if (meal) return { who: meal.client_id, text: mealText(meal.meal_data ?? {}), pictures, path: place(meal.client_id, "photos") };
  if (progress) return { ...measured(progress, pictures), pictures };
  if (files.length) return { ...uploaded(files), pictures };
  // A plan is made first and filled then.
  const first = notices.find(one => one.change === "created") ?? n;
  return { pictures, ...(plain[n.type] ?? plain.system)(first) };
}

/** @param {number | undefined} client @param {string} tab */
const place = (client, tab) => (client === undefined ? "/me" : `/clients/${client}/${tab}`);

/** @param {any} meal */
function mealText(meal) {
  const { meal_type: type, recipe } = meal.planned_meal ?? {};
  const name = t(`inbox.meals.${type ?? "meal"}`);
  return recipe ? t("inbox.meal", { meal: name, dish: recipe.name }) : name;
}

/** @param {Notice} n @param {unknown[]} pictures */
function measured(n, pictures) {
  const { weight, body_fat: fat, notes } = n.progress_data ?? {};
  const numbers = [weight && kilograms(weight), fat && percent(fat)].filter(Boolean).join(" · ");
  const count = pictures.length;
  const text = [numbers || t("inbox.progress"), count && t("inbox.added.progress_photo", { count })].filter(Boolean).join(" · ");
  return { who: n.client_id, text, quote: notes ?? undefined, path: place(n.client_id, count ? "photos" : "body") };
}

/** @param {Notice[]} files */
function uploaded(files) {
  const { user_id: who, client_id: client, file_data: file } = files[0];
  const count = files.length;
  const names = files.map(one => one.file_data.original_name).reverse().join(", ");
  const isDocument = file.category === "document";
  const tab = isDocument ? "documents" : "photos";
  return {
    who,
    of: file.owner_id === who ? undefined : file.owner_id,
    text: t(`inbox.added.${file.category}`, { count }),
    quote: isDocument ? names : undefined,
    path: file.category === "profile_photo" && file.owner_id === session.me?.id ? "/me" : place(client, tab),
  };
}

/** @type {Record<string, (n: Notice) => Omit<Telling, "pictures">>} */
const plain = {
  file_deleted: n => ({
    who: n.user_id,
    of: n.client_id === n.user_id ? undefined : n.client_id,
    text: t(`inbox.deleted.${n.file_type}`),
    path: place(n.client_id, n.file_type === "documents" ? "documents" : "photos"),
  }),
  plan_updated: n => ({
    who: n.trainer_id,
    text: t(`inbox.plan.${n.change ?? "changed"}`, { name: n.plan_data?.name }),
    path: place(session.me?.id, "plan"),
  }),
  message: n => ({
    who: n.from_user_id,
    name: n.title.replace(/^Message from /, ""),
    text: "",
    quote: n.message,
    path: `/messages/${n.from_user_id}`,
  }),
  // The server's own words, where we have none in the reader's language.
  system: n => {
    const known = `inbox.system.${n.title}`;
    const who = n.client_id ?? (session.is("client") ? n.trainer_id : undefined) ?? null;
    const path = n.client_id ? `/clients/${n.client_id}` : n.trainer_id ? "/me" : undefined;
    if (hasText(known)) return { who, text: t(known), path };
    return { who, text: n.title, quote: n.message, path };
  },
};
