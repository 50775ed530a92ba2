// One planned meal on one day: its recipe, a tap for "eaten", its photo.
import { attempt, toast } from "../core/dialogs.js";
import { h, icon, iconButton } from "../core/dom.js";
import { clock, number, t } from "../core/i18n.js";
import { photo } from "../core/photos.js";
import { session, spotter } from "../core/session.js";
import { say } from "../core/states.js";
import { openPhotos } from "./open-photos.js";

const PATH = "/api/nutrition/meal-completions";

/** What is tapped shows at once, is sent in turn, and taken back if it is refused. */
export class Meal {
  isSending = false;
  /** How far its photo is; moves along when the row is drawn anew. */
  bar = h("progress", { max: 1, hidden: true });

  constructor(meal, key, isToday, completion) {
    Object.assign(this, { meal, key, isToday, completion });
    /** What is shown: pending, completed or skipped. */
    this.status = this.#stored;
    this.name = meal.recipe?.name ?? t(`upload.${meal.meal_type}`);
  }

  get #stored() {
    return this.completion?.status ?? "pending";
  }

  /** @param {string} status @param {() => void} shown called whenever there is something new to see */
  async turn(status, shown) {
    this.status = status;
    shown();
    if (this.isSending) return;
    this.isSending = true;
    try {
      while (this.status !== this.#stored) this.completion = await this.#send(this.status);
    } catch (error) {
      this.status = this.#stored;
      toast(say(error), { bad: true });
    } finally {
      this.isSending = false;
      shown();
    }
  }

  #send(status) {
    // Yesterday's dinner counts for yesterday; today's meals for the moment they are tapped.
    const isEarlier = status === "completed" && !this.isToday;
    const completed_at = isEarlier ? new Date(`${this.key}T${this.meal.time_of_day ?? "12:00"}`).toISOString() : null;
    const body = { status, completed_at };
    return this.completion ? spotter.put(`${PATH}/${this.completion.id}`, body) : spotter.post(PATH, { ...body, planned_meal_id: this.meal.id });
  }

  /** A photo of it says that it was eaten. */
  async send(file, shown) {
    if (this.isSending) return;
    if (!this.completion) await this.turn("completed", shown);
    if (!this.completion) return;
    const { bar, completion } = this;
    this.isSending = true;
    bar.hidden = false;
    const media = await attempt(null, () => spotter.upload(file, { category: "meal_photo", entityId: completion.id, onProgress: ({ fraction }) => (bar.value = fraction) }));
    bar.hidden = true;
    this.isSending = false;
    if (media) this.completion = { ...completion, photos: [media] };
    await this.turn(this.status, shown); // What was tapped meanwhile.
  }
}

/**
 * @param {Meal} one
 * @param {object} options
 * @param {{ id: number }} options.client
 * @param {boolean} options.mayTick
 * @param {{ change: (meal: any) => void, remove: (meal: any, name: string) => void } | false} options.edit
 * @param {() => Promise<void>} options.changed
 */
export function mealRow(one, { client, mayTick, edit, changed }) {
  const { meal, name, completion, bar } = one;
  const { recipe } = meal;
  const row = h("li", { class: "meal card" });
  const after = work => work.then(() => one.isSending || changed()).catch(() => {}); // Only the sums; the next change brings them.
  const toggle = (status, text, look, ...content) =>
    h("button", { type: "button", class: look, "aria-label": t(text, { name }), "data-status": status, "data-key": `${status} ${meal.id}`, onclick: () => after(one.turn(one.status === status ? "pending" : status, draw)) }, content);
  const small = (text, label, onclick) => h("button", { type: "button", class: "plain small", "aria-label": t(label, { name }), onclick }, t(text));
  const said = h("p", { class: "meal-state" });

  function draw() {
    row.dataset.status = one.status;
    for (const button of row.querySelectorAll("[data-status]")) button.setAttribute("aria-pressed", String(button.dataset.status === one.status));
    const at = !mayTick && one.completion?.completed_at;
    const text = one.status === "completed" ? (at ? t("plan.eatenAt", { time: clock(at) }) : t("plan.eaten")) : one.status === "skipped" && t("plan.skipped");
    said.replaceChildren(...(text ? [h("span", { class: `tag${one.status === "completed" ? " good" : ""}` }, text)] : []));
  }

  bar.setAttribute("aria-label", t("plan.sending", { name }));
  const input = h("input", { type: "file", hidden: true, accept: session.config.accepted_types.meal_photo.join(), onchange: () => input.files.length && after(one.send(input.files[0], draw)) });
  // A skipped meal is of the day it was noted, but for those that have a day of their own.
  const maySkip = mayTick && (one.isToday || meal.day_of_week !== null);
  const photos = completion?.photos ?? [];
  row.append(
    h("time", { class: "quiet number" }, meal.time_of_day ?? ""),
    h(
      "div",
      { class: "meal-main" },
      h("p", { class: "quiet small" }, t(`upload.${meal.meal_type}`)),
      h("h4", {}, name),
      recipe ? facts(recipe) : "",
      meal.notes ?? "",
      recipe?.instructions ? h("details", {}, h("summary", {}, t("plan.instructions")), h("p", {}, recipe.instructions)) : "",
      said,
      h("div", { class: "buttons" }, maySkip && toggle("skipped", "plan.skipOf", "plain small", t("plan.skip")), edit && [small("actions.edit", "plan.changeOf", () => edit.change(meal)), small("plan.remove", "plan.removeOf", () => edit.remove(meal, name))]),
    ),
    h(
      "div",
      { class: "meal-side" },
      photos.length > 0 && h("button", { type: "button", class: "meal-photo", "data-key": `photo ${meal.id}`, "aria-label": t("plan.photoOf", { name }), onclick: () => openPhotos(photos, client, () => ((one.completion.photos = []), changed())) }, photo(photos[0], "thumbnail", { alt: "" })),
      mayTick && [h("span", { class: "meal-camera" }, iconButton(t("plan.addPhoto", { name }), "camera", () => input.click(), { "data-key": `camera ${meal.id}` }), input, bar), toggle("completed", "plan.eatenOf", "tick", icon("check"))],
    ),
  );
  draw();
  return row;
}

/** "390 kcal", "15 g". @param {string} name @param {number} value */
export const amount = (name, value) => (name === "calories" ? t("plan.kcal", { value: number(value, { maximumFractionDigits: 0 }) }) : number(value, { style: "unit", unit: "gram", maximumFractionDigits: 0 }));

export function facts(recipe) {
  const known = ["calories", "protein", "carbs", "fat"].filter(name => recipe[name] !== null);
  const texts = known.map(name => (name === "calories" ? "" : `${t(`plan.${name}`)} `) + amount(name, recipe[name]));
  if (recipe.preparation_time) texts.push(number(recipe.preparation_time, { style: "unit", unit: "minute" }));
  return h("p", { class: "quiet small facts" }, texts.map(text => h("span", {}, text)));
}
