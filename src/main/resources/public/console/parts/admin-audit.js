// Who looked at, changed or deleted what of whom, told in sentences.
import { h } from "../core/dom.js";
import { field } from "../core/forms.js";
import { clock, dayKey, hasText, nearDay, t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { replaceAddress } from "../core/router.js";
import { spotter } from "../core/session.js";
import { empty, list } from "../core/states.js";

const DEEDS = ["look", "create", "update", "delete", "login", "login_failed", "logout", "password", "link_start", "link_end", "export"];

export default async function audit({ query, signal }) {
  const people = new Map();
  for await (const one of spotter.users()) people.set(one.id, one);
  const filter = Object.fromEntries(query);
  let last = "";
  const source = () => {
    last = "";
    const given = Object.entries({ ...filter, actor: undefined, subject: undefined, actor_id: filter.actor, subject_id: filter.subject });
    return spotter.each("/api/admin/audit", Object.fromEntries(given.filter(([, value]) => value)));
  };
  const item = event => {
    const before = last;
    last = dayKey(event.at);
    return h("li", {}, last !== before && h("h2", {}, nearDay(event.at)), line(event, people));
  };
  const events = list({ source, item, none: () => empty({ icon: "eye", title: t("admin.noEvents") }), signal, class: "audit" });
  const onchange = ({ target }) => {
    filter[target.name] = target.value;
    replaceAddress("/admin/audit", filter);
    events.reload();
  };
  const choice = (name, type, options = []) =>
    field({ name, label: t(`admin.filter.${name}`), type, value: filter[name] ?? "", options: [["", t("admin.all")], ...options].map(([value, label]) => ({ value, label })) });
  const names = [...people.values()].map(one => [one.id, one.full_name]);
  const deeds = DEEDS.map(deed => [deed, t(`admin.did.${deed}`, { who: "…", what: "…", whom: "…", trainer: "…" })]);
  const fields = [choice("actor", "select", names), choice("subject", "select", names), choice("action", "select", deeds), choice("from", "date"), choice("to", "date")];
  return h("div", { class: "stack" }, h("form", { class: "filters", onchange }, fields), events);
}

function line(event, people) {
  const name = event.actor_name ?? t(event.via === "command" ? "admin.operator" : "admin.somebody");
  const facts = [event.network, event.count > 1 && t("admin.times", { count: event.count, until: clock(event.last_at) })];
  return h(
    "div",
    { class: "row" },
    h("time", { class: "small quiet", datetime: event.at }, clock(event.at)),
    avatar(people.get(event.actor_id) ?? { id: 0, full_name: "?" }, "small"),
    h("p", { class: "row-main" }, sentence(event, name, people), " ", h("span", { class: "small quiet" }, facts.filter(Boolean).join(" · "))),
  );
}

function sentence({ action, actor_id, subject_id, thing_type, thing_id, detail }, who, people) {
  const called = id => people.get(id)?.full_name ?? t("admin.gone", { id: String(id) });
  const whom = subject_id === null ? "" : called(subject_id);
  const kind = [detail, thing_type].find(one => one && hasText(`admin.thing.${one}`));
  const thing = kind ? t(`admin.thing.${kind}`, { count: thing_id === null ? 2 : 1 }) : thing_type.replaceAll("_", " ");
  const what = whom && subject_id !== actor_id ? t("admin.of", { thing, whom }) : thing;
  const words = detail && kind !== detail ? ` (${detail.replaceAll("_", " ")})` : "";
  return t(`admin.did.${action}`, { who, what, whom, trainer: thing_type === "trainer" ? called(thing_id) : "" }) + words;
}
