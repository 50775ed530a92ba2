// The week's meals: what is planned, what became of it, and what a day adds up to.
import { ask, attempt } from "../core/dialogs.js";
import { h, icon, iconButton, style, swap } from "../core/dom.js";
import { dayKey, formatDay, nearDay, number, t, weekday } from "../core/i18n.js";
import { replaceAddress } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, later } from "../core/states.js";
import { Meal, amount, mealRow } from "../parts/meal.js";
import { all, zone } from "../parts/measures.js";
import { goalsForm, mealForm, planForm, recipesSheet } from "../parts/plan-forms.js";

/** A day's sums, and the goals of plans and people. */
const SUMS = { calories: "daily_calories", protein: "protein_target", carbs: "carbs_target", fat: "fat_target" };
const WEEK = [0, 1, 2, 3, 4, 5, 6];

function addDays(key, count) {
  const date = new Date(`${key}T12:00`);
  date.setDate(date.getDate() + count);
  return dayKey(date);
}

/** Monday is 0, as in the API. */
const weekdayOf = key => (new Date(`${key}T12:00`).getDay() + 6) % 7;
const mondayOf = key => addDays(key, -weekdayOf(key));
const isValid = (plan, key) => (plan.start_date ?? "") <= key && key <= (plan.end_date ?? "9");

/** @param {import("./client.js").Tab} tab */
export default async function plan({ client, query, signal, refreshers }) {
  await style("plan");
  const isMine = client.id === session.me.id;
  const today = dayKey(new Date());
  const asked = query.get("day") ?? "";
  let day = Number.isNaN(Date.parse(`${asked}T12:00`)) ? today : asked;
  let isEditing = false, loads = 0, shownWeek = "", current, sums = [], meals = [];
  const box = h("div", { class: "stack" });
  const draw = () => signal.aborted || swap(box, ...render());

  async function load() {
    const mine = ++loads;
    const monday = mondayOf(day);
    const { id } = client;
    const week = { client_id: id, from: monday, to: addDays(monday, 6), tz: zone, size: 100 };
    const [plans, completions, summaries] = await Promise.all([
      all(spotter.each("/api/nutrition/plans", { client_id: id, size: 100 })),
      all(spotter.each("/api/nutrition/meal-completions", week)),
      summary(monday),
    ]);
    const meant = plans.find(one => isValid(one, day)) ?? plans[0];
    const complete = meant && (await spotter.get(`/api/nutrition/plans/${meant.id}/complete`));
    // What was asked later is newer; and what is being sent is newer than what came.
    if (mine !== loads || (monday === shownWeek && meals.some(one => one.isSending))) return;
    shownWeek = monday;
    current = complete;
    sums = summaries;
    meals = complete ? WEEK.flatMap(i => ofDay(complete, completions, addDays(monday, i), today)) : [];
  }
  const summary = monday => spotter.get("/api/nutrition/weekly-summary", { start_date: monday, client_id: client.id, tz: zone });
  const reload = () => load().then(draw);
  const refresh = () => reload().catch(() => {}); // The next notification, or the next step, asks again.

  function go(key) {
    const isNear = mondayOf(key) === mondayOf(day);
    day = key;
    replaceAddress(`/clients/${client.id}/plan`, { day: key === today ? null : key });
    if (isNear) draw();
    else attempt(null, reload);
  }

  function render() {
    const make = () => planForm(client, null, () => ((isEditing = true), reload()));
    if (!current) return [empty({ icon: "meal", title: t("plan.none"), text: t(isMine ? "plan.noneMine" : "plan.noneYet"), action: session.isStaff ? button("plan.make", make, "primary") : undefined })];
    const toggle = button(isEditing ? "plan.ready" : "actions.edit", () => ((isEditing = !isEditing), draw()), isEditing ? "primary" : "");
    toggle.dataset.key = "edit";
    return [
      h("div", { class: "between" }, h("div", { class: "plan-name" }, h("h2", {}, current.name), current.description && h("p", { class: "quiet" }, current.description)), session.isStaff && toggle),
      isEditing && h("div", { class: "buttons" }, button("plan.change", () => planForm(client, current, reload)), button("plan.recipes", () => recipesSheet(reload)), button("plan.make", make)),
      week(),
      h("div", { class: "plan-day" }, list(), totals()),
    ].filter(Boolean);
  }

  function week() {
    const monday = mondayOf(day);
    const pill = i => {
      const key = addDays(monday, i);
      const own = meals.filter(one => one.key === key);
      const done = own.filter(one => one.status === "completed").length;
      // What is still to come is not behind.
      const mark = own.length > 0 && (done === own.length ? icon("check") : (key <= today || done > 0) && `${number(done)}/${number(own.length)}`);
      const said = own.length > 0 && h("span", { class: "unseen" }, t("plan.doneOf", { done, all: own.length }));
      const properties = { type: "button", class: "day", "data-key": key, "aria-pressed": String(key === day), "aria-current": key === today && "date", onclick: () => go(key) };
      return h("button", properties, h("span", { class: "small" }, weekday(i, "short")), h("b", {}, formatDay(key, { day: "numeric" })), h("span", { class: "day-done" }, h("span", { "aria-hidden": "true" }, mark), said));
    };
    const step = (text, name, count) => {
      const arrow = iconButton(t(text), name, () => go(addDays(day, count)), { "data-key": name });
      arrow.firstElementChild.classList.add("turns");
      return arrow;
    };
    const title = t("plan.weekOf", { day: formatDay(monday, { day: "numeric", month: "long" }) });
    return h(
      "div",
      {},
      h("div", { class: "between" }, h("h3", { "aria-live": "polite" }, title), h("div", { class: "buttons" }, monday !== mondayOf(today) && button("plan.thisWeek", () => go(today), "quiet"), step("plan.before", "back", -7), step("plan.after", "forward", 7))),
      h("div", { class: "days", role: "group", "aria-label": title }, WEEK.map(pill)),
    );
  }

  function list() {
    const own = meals.filter(one => one.key === day);
    const index = weekdayOf(day);
    const edit = isEditing && { change: meal => mealForm(current, meal, index, reload), remove };
    const changed = async () => {
      draw();
      sums = await summary(mondayOf(day));
      draw();
    };
    const rows = own.map(one => mealRow(one, { client, mayTick: isMine && day <= today, edit, changed }));
    return h("section", { class: "stack" }, h("h3", { class: "plan-title" }, nearDay(day)), own.length ? h("ul", { class: "stack" }, rows) : h("p", { class: "quiet" }, t("plan.free")), isEditing && button("plan.addMeal", () => mealForm(current, null, index, reload)));
  }

  async function remove(meal, name) {
    if (await ask({ title: t("plan.removeTitle"), text: t("plan.removeText", { name }), action: t("plan.remove") })) attempt(null, () => spotter.delete(`/api/nutrition/planned-meals/${meal.id}`).then(reload));
  }

  function totals() {
    const sum = sums.find(one => one.date === day) ?? {};
    const meter = name => {
      const value = sum[`total_${name}`] ?? 0;
      const goal = sum.goals?.[SUMS[name]] ?? current[SUMS[name]];
      const text = goal ? t("plan.ofGoal", { value: amount(name, value), goal: amount(name, goal) }) : amount(name, value);
      const bar = h("span");
      bar.style.setProperty("width", `${goal ? Math.min(100, (value / goal) * 100) : 0}%`);
      const label = t(`plan.${name}`);
      const scale = { role: "meter", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": Math.max(goal, value), "aria-valuenow": value, "aria-valuetext": text };
      return h("div", {}, h("p", { class: "between small" }, label, h("span", { class: "quiet number" }, text)), goal > 0 && h("div", { class: "meter", ...scale }, bar));
    };
    return h("section", { class: "card stack" }, h("div", { class: "between" }, h("h3", {}, t("plan.sums")), button("plan.goals", () => goalsForm(client, sum.goals, reload), "quiet")), Object.keys(SUMS).map(meter));
  }

  refreshers.add(refresh);
  const isOurs = one =>
    one.type === "plan_updated" ? one.plan_data.client_id === client.id : one.client_id === client.id && (one.type === "meal_completed" || (one.file_type === "meal_photos" && one.user_id !== session.me.id));
  listen(session, "notification", ({ detail }) => isOurs(detail) && refresh(), signal);
  listen(document, "visibilitychange", () => document.visibilityState === "visible" && refresh(), signal);
  box.append(later(load, render, { signal, class: "stack" }));
  return box;
}

const button = (text, onclick, kind = "") => h("button", { type: "button", class: `button ${kind}`, onclick }, t(text));

/** The meals of a day, each with what became of it; completions the latest first. */
function ofDay(plan, completions, key, today) {
  if (!isValid(plan, key)) return [];
  const time = meal => meal.time_of_day ?? "99";
  return plan.planned_meals
    .filter(meal => [null, weekdayOf(key)].includes(meal.day_of_week))
    .sort((a, b) => time(a).localeCompare(time(b)))
    .map(meal => {
      // Monday's meal is Monday's, even when it was noted on Tuesday; a daily one is of the day it was noted.
      const own = completions.filter(one => one.planned_meal_id === meal.id && (meal.day_of_week !== null || dayKey(one.completed_at ?? one.created_at) === key));
      return new Meal(meal, key, key === today, own.find(one => one.status === "completed") ?? own[0]);
    });
}
