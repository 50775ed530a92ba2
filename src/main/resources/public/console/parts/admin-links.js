// Who trains whom; a client has one trainer, or none yet.
import { ask, attempt } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { link } from "../core/router.js";
import { spotter } from "../core/session.js";
import { empty, later } from "../core/states.js";

export default function links({ signal }) {
  const box = later(everybody, users => gym(users, box.reload), { signal });
  return box;
}

async function everybody() {
  const users = [];
  for await (const one of spotter.users()) if (one.is_active) users.push(one);
  return users;
}

function gym(users, changed) {
  const trainers = users.filter(one => one.role === "trainer");
  if (!trainers.length) return empty({ icon: "clients", title: t("admin.noTrainers") });
  const free = users.filter(one => one.role === "client" && !one.trainer_id);
  const card = (face, title, clients, doing) => h(
    "section",
    { class: "card" },
    h("header", { class: "face" }, face, h("h2", {}, title), h("span", { class: "badge" }, clients.length)),
    h("ul", { class: "rows" }, clients.map(one => h("li", { class: "row wraps" }, h("a", { class: "face row-main", href: link(`/clients/${one.id}`) }, avatar(one, "small"), one.full_name), doing(one)))),
  );
  const group = trainer => card(avatar(trainer), trainer.full_name, users.filter(one => one.trainer_id === trainer.id), client => end(trainer, client, changed));
  return h("div", { class: "columns" }, free.length > 0 && card(null, t("admin.free"), free, client => assign(client, trainers, changed)), trainers.map(group));
}

const path = (trainerId, { id }) => `/api/users/trainer/${trainerId}/clients/${id}`;

function end(trainer, client, changed) {
  const onclick = async ({ currentTarget: on }) => {
    const text = t("admin.endText", { client: client.full_name, trainer: trainer.full_name });
    if (await ask({ title: t("admin.endTitle"), text, action: t("admin.end") })) attempt(on, () => spotter.delete(path(trainer.id, client)).then(changed));
  };
  return button(t("admin.end"), onclick, { class: "button quiet", "aria-label": `${t("admin.end")}: ${client.full_name}` });
}

function assign(client, trainers, changed) {
  const choice = h("select", { "aria-label": t("admin.trainerOf", { name: client.full_name }) }, trainers.map(one => h("option", { value: one.id }, one.full_name)));
  const onclick = ({ currentTarget: on }) => attempt(on, () => spotter.post(path(choice.value, client)).then(changed));
  return h("div", { class: "assign" }, choice, button(t("admin.assign"), onclick, { "aria-label": `${t("admin.assign")}: ${client.full_name}` }));
}
