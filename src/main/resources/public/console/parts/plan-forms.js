// What a trainer writes: plans, meals, recipes; and the goals, which the client may set as well.
import { ask, attempt, sheet, toast } from "../core/dialogs.js";
import { h, iconButton } from "../core/dom.js";
import { field, form } from "../core/forms.js";
import { t, weekday } from "../core/i18n.js";
import { session, spotter } from "../core/session.js";
import { list } from "../core/states.js";
import { facts } from "./meal.js";
import { all } from "./measures.js";

const TARGETS = { daily_calories: "calories", protein_target: "protein", carbs_target: "carbs", fat_target: "fat" };
const NUTRIENTS = { calories: "calories", protein: "protein", carbs: "carbs", fat: "fat", preparation_time: "minutes" };
const NUMBERS = [...Object.keys({ ...TARGETS, ...NUTRIENTS }), "day_of_week", "recipe_id"];

const row = (...fields) => h("div", { class: "columns narrow" }, fields);
const text = (source, name, { label = `plan.${name}`, ...more }) => field({ name, label: t(label), value: source?.[name] ?? "", ...more });
const name = source => text(source, "name", { required: true, maxlength: 200 });
const numbers = (source, names) => row(Object.entries(names).map(([one, label]) => text(source, one, { label: `plan.${label}`, type: "number", min: 0, step: "any", inputmode: "decimal" })));
const select = (label, one, options, value) => field({ name: one, label: t(label), type: "select", options: options.map(([key, text]) => ({ value: String(key), label: text })), value: String(value ?? "") });

/** A sheet that sends what is filled in; what is empty as null. */
function editor(title, fields, send, more = []) {
  const submit = async values => {
    await send(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === "" ? null : NUMBERS.includes(key) ? Number(value) : value])));
    dialog.close();
    toast(t("actions.saved"));
  };
  const dialog = sheet({ title: t(title), content: form({ fields, submit: t("actions.save"), send: submit, more }) });
}

/** A record with an id is changed, another one made. */
const store = (path, record, body) => (record ? spotter.put(`/api/nutrition/${path}/${record.id}`, body) : spotter.post(`/api/nutrition/${path}`, body));

export function planForm(client, plan, done) {
  const fields = [name(plan), text(plan, "description", { type: "textarea", rows: 2 }), numbers(plan, TARGETS), row(text(plan, "start_date", { type: "date" }), text(plan, "end_date", { type: "date" }))];
  editor(plan ? "plan.change" : "plan.make", fields, body => store("plans", plan, { ...body, client_id: client.id }).then(done));
}

export function goalsForm(client, goals, done) {
  editor("plan.goals", [numbers(goals, TARGETS)], body => spotter.put(`/api/nutrition/goals?client_id=${client.id}`, body).then(done));
}

/** @param {any} plan @param {any} meal null for a new one @param {number} day of the week, of a new one */
export async function mealForm(plan, meal, day, done) {
  const recipes = await attempt(null, () => all(spotter.each("/api/nutrition/recipes", { size: 100 })));
  if (!recipes) return;
  // Written by another trainer, who had this client before.
  if (meal?.recipe && !recipes.some(one => one.id === meal.recipe_id)) recipes.push(meal.recipe);
  const recipe = select("plan.recipe", "recipe_id", [["", t("plan.noRecipe")], ...recipes.map(one => [one.id, one.name])], meal?.recipe_id);
  const take = made => {
    const control = recipe.querySelector("select");
    control.append(h("option", { value: made.id }, made.name));
    control.value = made.id;
  };
  const types = ["breakfast", "lunch", "dinner", "snack"].map(one => [one, t(`upload.${one}`)]);
  const days = [["", t("plan.everyDay")], ...Array.from({ length: 7 }, (_, i) => [i, weekday(i)])];
  const fields = [
    recipe,
    row(select("plan.meal_type", "meal_type", types, meal?.meal_type ?? "breakfast"), select("body.day", "day_of_week", days, meal ? meal.day_of_week : day), text(meal, "time_of_day", { type: "time" })),
    text(meal, "notes", { type: "textarea", rows: 2, label: "body.notes" }),
  ];
  const write = h("button", { type: "button", class: "button", onclick: () => recipeForm(null, take) }, t("plan.newRecipe"));
  editor(meal ? "actions.edit" : "plan.addMeal", fields, body => store("planned-meals", meal, { ...body, nutrition_plan_id: plan.id }).then(done), [write]);
}

function recipeForm(recipe, done) {
  const fields = [name(recipe), text(recipe, "instructions", { type: "textarea", rows: 4 }), numbers(recipe, NUTRIENTS)];
  editor(recipe ? "actions.edit" : "plan.newRecipe", fields, body => store("recipes", recipe, body).then(done));
}

/** All that one may cook with. */
export function recipesSheet(done) {
  const leaving = new AbortController();
  const changed = async () => {
    await recipes.reload();
    await done();
  };
  const drop = async one => {
    if (await ask({ title: t("plan.dropRecipe"), text: t("plan.dropRecipeText", { name: one.name }), action: t("actions.delete") })) attempt(null, () => spotter.delete(`/api/nutrition/recipes/${one.id}`).then(changed));
  };
  const tools = one => [iconButton(t("plan.changeOf", { name: one.name }), "edit", () => recipeForm(one, changed)), iconButton(t("plan.removeOf", { name: one.name }), "trash", () => drop(one))];
  const item = one => h("li", {}, h("div", { class: "row" }, h("div", { class: "row-main" }, h("p", { class: "row-title" }, one.name), facts(one)), (session.is("admin") || one.trainer_id === session.me.id) && tools(one)));
  const recipes = list({ source: () => spotter.each("/api/nutrition/recipes", { size: 100 }), item, none: () => h("p", { class: "quiet" }, t("plan.noRecipes")), signal: leaving.signal });
  const add = h("button", { type: "button", class: "button primary", onclick: () => recipeForm(null, changed) }, t("plan.newRecipe"));
  sheet({ title: t("plan.recipes"), content: [h("div", { class: "buttons" }, add), recipes], onclose: () => leaving.abort() });
}
